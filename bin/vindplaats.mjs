#!/usr/bin/env node
import { existsSync } from 'node:fs';

const built = new URL('../dist/vindplaats.mjs', import.meta.url);
if (!existsSync(built)) {
  console.error('Vindplaats is not built yet. Run `npm start`, or `npm run build` and then this again.');
  process.exit(2);
}
const { main } = await import(built.href);
process.exit(await main(process.argv.slice(2), process.env));
