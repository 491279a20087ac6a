/** A page that is measured: its content is there once `ready` matches and nothing is loading any more. */
export interface MeasuredPage {
  route: string;
  /** `:suggestion` and `:published` stand for records of the demonstration. */
  path: string;
  /** the demonstration's account that opens it; null is a visitor */
  as: string | null;
  ready: string;
  /** whether Lighthouse scores it too */
  scored?: true;
}

/** The main routes, each as one who works there sees it. */
export const PAGES: readonly MeasuredPage[] = [
  { route: 'sign-in', path: '/auth/login', as: null, ready: 'input[type=password]', scored: true },
  { route: 'welcome', path: '/', as: null, ready: '.shell-welcome h1' },
  { route: 'register', path: '/register', as: null, ready: 'main tbody tr', scored: true },
  { route: 'register-record', path: '/register/:published', as: null, ready: 'main h1' },
  { route: 'portal', path: '/portal', as: null, ready: '.portal-ways', scored: true },
  { route: 'portal-deputies', path: '/portal/deputies', as: null, ready: 'main details', scored: true },
  { route: 'portal-homes', path: '/portal/homes', as: null, ready: 'main .portal-card' },
  { route: 'portal-speak', path: '/portal/speak', as: null, ready: 'main textarea', scored: true },
  { route: 'portal-track', path: '/portal/track', as: null, ready: 'main input' },
  { route: 'portal-register', path: '/portal/register', as: null, ready: 'main .portal-card', scored: true },
  { route: 'portal-record', path: '/portal/register/:published', as: null, ready: 'main h1' },
  { route: 'portal-deeds', path: '/portal/deeds', as: null, ready: 'main .portal-card' },
  { route: 'portal-duty', path: '/portal/duty', as: null, ready: 'main .portal-rows' },
  { route: 'home', path: '/', as: 'chairperson', ready: '#rep-stands ~ *' },
  { route: 'overview', path: '/representation', as: 'chairperson', ready: '#rep-queues, #rep-figures', scored: true },
  { route: 'suggestions', path: '/representation/suggestions', as: 'deputies-office', ready: 'main tbody tr' },
  { route: 'suggestion', path: '/representation/suggestions/:suggestion', as: 'deputies-office', ready: 'main h1' },
  { route: 'figures', path: '/representation/figures?by=TOPIC', as: 'chairperson', ready: 'main tbody tr' },
  { route: 'organs', path: '/administration/organs', as: 'deputies-office', ready: 'main tbody tr' },
  { route: 'rules', path: '/administration/rules', as: 'deputies-office', ready: 'main h1' },
  { route: 'calendar', path: '/administration/calendar', as: 'deputies-office', ready: 'main h1' },
  { route: 'accounts', path: '/administration/accounts', as: 'security-admin', ready: 'main tbody tr' },
  { route: 'audit', path: '/administration/audit', as: 'audit-admin', ready: 'main tbody tr' },
];
