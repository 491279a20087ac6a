import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AppRoutes } from '@redpine/ui/app-routes';

/** A micro-frontend: a package under `frontends/` with a `routes.json`. */
export interface AppPackage {
  name: string;
  folder: string;
  routes: AppRoutes;
}

/** Every app, in the order of its first navigation entry. A malformed manifest stops the build. */
export function findApps(frontends: string): AppPackage[] {
  return readdirSync(frontends, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(frontends, entry.name, 'routes.json')))
    .map((entry) => {
      const folder = join(frontends, entry.name);
      return { name: entry.name, folder, routes: readRoutes(join(folder, 'routes.json')) };
    })
    .toSorted((a, b) => order(a) - order(b) || a.name.localeCompare(b.name));
}

function order(app: AppPackage): number {
  return Math.min(...app.routes.navigation.map((entry) => entry.order), 1000);
}

function readRoutes(path: string): AppRoutes {
  const routes = JSON.parse(readFileSync(path, 'utf8')) as AppRoutes;
  if (!Array.isArray(routes.routes) || !Array.isArray(routes.navigation)) {
    throw new Error(`${path}: "routes" and "navigation" must be lists`);
  }
  for (const prefix of routes.routes) {
    if (!/^\/[a-z]/.test(prefix)) throw new Error(`${path}: route ${prefix} must be a path such as /suggestions`);
  }
  for (const entry of routes.navigation) {
    const owned = routes.routes.some((prefix) => entry.path === prefix || entry.path.startsWith(`${prefix}/`));
    if (!owned) throw new Error(`${path}: navigation entry ${entry.path} is outside the routes of this app`);
    if (!entry.title?.zh || !entry.title.en) throw new Error(`${path}: ${entry.path} needs a title in zh and en`);
    if (entry.section !== undefined && !routes.sections?.[entry.section]) {
      throw new Error(`${path}: ${entry.path} stands under a section that is not declared: ${entry.section}`);
    }
  }
  return routes;
}
