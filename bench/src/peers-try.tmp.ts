import { writeFileSync } from 'node:fs';
import { openSite } from './site.ts';
await using site = await openSite(Number(process.argv[2]), (s) => console.log(s));
writeFileSync('/tmp/peers/site.json', JSON.stringify(site.env));
console.log('open');
const tick = setInterval(() => {}, 1000); await new Promise((ok) => process.once("SIGTERM", ok)); clearInterval(tick);
