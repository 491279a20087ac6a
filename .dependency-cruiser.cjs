// Who may import whom; architecture.test.ts shows that each rule can fail.
const OTHER_SERVICE = '^services/(?!kit/|$1/)';
/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    { name: 'pure-stays-pure', comment: 'Workflow, deadline, policy and law modules decide from facts: no I/O, no clock.', severity: 'error',
      from: { path: '\\.(workflow|deadline|policy|law)\\.ts$' },
      to: { pathNot: '\\.(workflow|deadline|policy|law|rules)\\.ts$|^services/kit/src/(calendar|workflow|rules|holidays|language|view/define)\\.ts$|^services/[^/]+/src/generated/', dependencyTypesNot: ['type-only'] } },
    { name: 'resolvers-only-unpack-call-map', comment: 'A resolver reaches data through commands and read views.', severity: 'error',
      from: { path: '\\.resolvers\\.ts$' }, to: { path: '\\.(entity|repository)\\.ts$' } },
    { name: 'no-service-imports-another', severity: 'error',
      from: { path: '^services/([^/]+)/', pathNot: '^services/kit/' }, to: { path: OTHER_SERVICE } },
    { name: 'gateway-imports-no-service', severity: 'error', from: { path: '^gateway/' }, to: { path: '^(services/(?!kit/)|frontends/|platform/(?!src/postgres/fixture))' } },
    { name: 'kit-imports-nothing-above', severity: 'error',
      from: { path: '^services/kit/src/' }, to: { path: '^(services/(?!kit/)|gateway/|frontends/|platform/|e2e/)' } },
    { name: 'services-import-nothing-above', severity: 'error',
      from: { path: '^services/[^/]+/(src|migrations)/' }, to: { path: '^(gateway/|frontends/|platform/|e2e/)' } },
    { name: 'ui-imports-nothing-above', severity: 'error',
      from: { path: '^frontends/ui/' }, to: { path: '^(services/|gateway/|platform/|frontends/(?!ui/))' } },
    { name: 'no-app-imports-another', severity: 'error',
      from: { path: '^frontends/(?!ui/|build/)([^/]+)/' }, to: { path: '^(services/|gateway/|platform/|frontends/(?!ui/|$1/))' } },
    { name: 'nothing-imports-the-benchmark', severity: 'error', from: { pathNot: '^bench/' }, to: { path: '^bench/' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'no-unresolved', severity: 'error', from: {}, to: { couldNotResolve: true, pathNot: 'generated|/gql/|^virtual:' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // The benchmark's peers and Lighthouse have packages of their own, which are there only where it runs.
    exclude: { path: '(^|/)(dist|generated|gql|node_modules|\\.tools|\\.data)/|^bench/(peers|web/lighthouse)' },
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
