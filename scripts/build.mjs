// Builds what runs: dist/web (browser), dist/render.mjs (screens on the server), dist/vindplaats.mjs (the house).
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { rolldown } from 'rolldown';
import { build as viteBuild } from 'vite';
import { isStale, sourceHash, stampFile } from './support/stamp.mjs';

const ENTRIES = ['web/house.tsx', 'web/desk.tsx', 'web/back.ts'];
/** Phones of 2018 and later: no polyfills, and syntax that their browsers read. */
const TARGET = ['chrome80', 'firefox78', 'safari14'];
// By name for the whole tree, so only names that nothing else bears: a variable called `event` would lose its
// `preventDefault()`. In contracts themselves every call is marked where it stands.
const PURE = ['refusal', 'idOf', 'textOf', 'optionalTextOf'];
/** Making a schema or a contract does nothing but make it: what no screen uses is left out. */
const CONTRACT_CALL =
  /(?<![\w$.])(?<!function )(?:z\.\w+|event|get|post|page|refusal|idOf|textOf|optionalTextOf)\(/g;
/** @type {import('vite').Plugin} */
const unusedContracts = {
  name: 'unused-contracts',
  enforce: 'pre',
  transform: {
    filter: { id: /\.contract\.ts$/ },
    handler: (code) => ({ code: code.replace(CONTRACT_CALL, '/* @__PURE__ */ $&'), map: null }),
  },
};
const CORE =
  /node_modules\/@?preact\/|platform\/core\/(contract|ids|time|text|messages|room-log|live)\.ts$|platform\/web\/(t|calls|live|navigation|refusal|no-zod|use-live)\.ts$|platform\/web\/(here|shell)\.tsx$|platform\/web\/icons\/(icon|drawn\/(Key|Phone))\.tsx$|platform\/web\/parts\/(Button|HelpLines|Later|Status|TopBar|LeaveFast|Raam|Mark)\.tsx$|icons\/drawn\/(SignOut|Door|DoorOpen|Lifebuoy|Info)\.tsx$|platform\/web\/(ring|leave)\.ts$|platform\/web\/(app|desk-places)\.tsx$|door\/chosen\.part\.tsx$|rota\/span\.part\.tsx$|conversation\/(hours\/opening.*|rooms\/(go\.contract|bustle-words.*)|help\/(Help\.part|help\.contract|first.*))\.tsx?$/;
// Small modules that two or more screens share would each come as a script of their own.
const ROOM =
  /conversation\/(rooms\/(Talk|Message|Quote|Answering|ClosingNotice|HouseRules)\.part|help\/HelpHere\.part|held\/held\.contract|slow-mode\/slow-mode\.contract)\.tsx?$|icons\/drawn\/(Clock|HourglassMedium|EyeClosed|DotsThree|Scroll|Eye)\.tsx$/;
const STREET =
  /icons\/drawn\/(HandPalm|Note|EnvelopeSimple|Translate)\.tsx$|platform\/web\/parts\/LanguageLink\.tsx$/;
const COMPRESSED = ['.js', '.css', '.svg', '.txt'];

/** @type {import('vite').InlineConfig} */
const common = {
  configFile: false,
  logLevel: 'warn',
  publicDir: false,
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  resolve: { alias: { zod: fileURLToPath(new URL('../platform/web/no-zod.ts', import.meta.url)) } },
};

/** @param {string} root */
const buildBrowser = (root) =>
  viteBuild({
    ...common,
    plugins: [unusedContracts],
    root,
    // Where the server lays these files down.
    base: '/bouw/',
    build: {
      outDir: 'dist/web',
      emptyOutDir: true,
      manifest: true,
      target: TARGET,
      cssCodeSplit: true,
      // The content policy refuses data: addresses and inline scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      reportCompressedSize: false,
      rolldownOptions: {
        input: ENTRIES.map((entry) => join(root, entry)),
        treeshake: { manualPureFunctions: PURE },
        // Every script names the ones it needs: a long name costs its bytes on a slow line, each time.
        output: {
          // What every screen needs comes as one script: in many small ones it compresses worse and costs a trip each.
          codeSplitting: {
            groups: [
              { name: 'core', test: CORE },
              { name: 'room', test: ROOM },
              { name: 'street', test: STREET },
            ],
          },
          entryFileNames: '[hash].js',
          chunkFileNames: '[hash].js',
          assetFileNames: (asset) =>
            asset.names.some((name) => name.endsWith('.css'))
              ? '[hash][extname]'
              : 'assets/[name]-[hash][extname]',
        },
      },
    },
  });

/** @param {string} root */
const buildRenderer = (root) =>
  viteBuild({
    ...common,
    root,
    // Everything inside: the server must not need preact, nor meet a second copy of it.
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: join(root, 'web/render.tsx'),
      outDir: 'dist',
      emptyOutDir: false,
      target: 'node20',
      minify: false,
      sourcemap: true,
      ssrEmitAssets: false,
      assetsInlineLimit: 0,
      reportCompressedSize: false,
      rolldownOptions: { output: { entryFileNames: 'render.mjs', codeSplitting: false } },
    },
  });

/** @param {string} root */
async function buildServer(root) {
  const bundle = await rolldown({
    input: join(root, 'server/cli.ts'),
    platform: 'node',
    // Packages stay packages: some bring machine code or read files beside them.
    external: (id) => !/^[./]/.test(id) && !id.startsWith(root),
    onLog: (level, log, handle) => {
      if (level === 'warn') throw new Error(`The bundler warns: ${log.message}`);
      handle(level, log);
    },
  });
  await bundle.write({
    file: join(root, 'dist/vindplaats.mjs'),
    format: 'esm',
    sourcemap: true,
    codeSplitting: false,
  });
  await bundle.close();
}

/** @param {string} folder */
async function compressAll(folder) {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  await Promise.all(
    paths
      .filter((path) => COMPRESSED.includes(extname(path)))
      .map(async (path) => {
        const file = join(folder, path);
        const text = readFileSync(file);
        const params = { [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
        writeFileSync(`${file}.br`, await promisify(brotliCompress)(text, { params }));
        writeFileSync(`${file}.gz`, await promisify(gzip)(text, { level: 9 }));
      }),
  );
}

/** @param {string} root */
async function compileMessages(root) {
  const script = join(root, 'scripts/messages.mjs');
  if (!existsSync(script)) return;
  const messages = await import(pathToFileURL(script).href);
  await messages.compileMessages(root, join(root, 'dist'));
}

/** @param {{ force?: boolean, root?: string }} [how] `force`: also when nothing changed
 *  @returns {Promise<boolean>} whether anything had to be built */
export async function build({ force = false, root = fileURLToPath(new URL('..', import.meta.url)) } = {}) {
  const hash = sourceHash(root);
  if (!force && !isStale(root, hash)) return false;
  const began = performance.now();
  const missing = [...ENTRIES, 'web/render.tsx', 'server/cli.ts'].filter(
    (file) => !existsSync(join(root, file)),
  );
  if (missing.length > 0) throw new Error(`Nothing to build from: ${missing.join(', ')} is missing.`);
  mkdirSync(join(root, 'dist'), { recursive: true });
  // A build that breaks off half-way must not look finished.
  rmSync(stampFile(root), { force: true });
  await compileMessages(root);
  await Promise.all([buildBrowser(root), buildRenderer(root), buildServer(root)]);
  await compressAll(join(root, 'dist/web'));
  writeFileSync(stampFile(root), hash);
  console.log(`Built in ${((performance.now() - began) / 1000).toFixed(1)} s.`);
  return true;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    if (!(await build({ force: process.argv.includes('--force') }))) console.log('The build is up to date.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    console.error('The build did not succeed.');
    process.exitCode = 1;
  }
}
