import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const Manifest = z.record(
  z.string(),
  z.object({
    file: z.string(),
    css: z.array(z.string()).optional(),
    imports: z.array(z.string()).optional(),
    dynamicImports: z.array(z.string()).optional(),
  }),
);
type Manifest = z.output<typeof Manifest>;

export interface Assets {
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Modules that the scripts will ask for: fetched in the same breath, not one after the other. */
  readonly preloads: readonly string[];
}

/** What the build made: which files a screen needs. */
export class BuiltAssets {
  readonly #manifest: Manifest;
  readonly #known = new Map<string, Assets>();

  constructor(webFolder: string) {
    this.#manifest = Manifest.parse(
      JSON.parse(readFileSync(join(webFolder, '.vite', 'manifest.json'), 'utf8')),
    );
  }

  /** Styles of the entry and the screen, before the first paint; the screen's script along with the entry's. */
  of(side: 'house' | 'desk', screen: string): Assets {
    const name = `${side}|${screen}`;
    let assets = this.#known.get(name);
    if (assets === undefined) {
      const keys = [`web/${side}.tsx`, `${screen}.screen.tsx`];
      const styles = new Set<string>();
      const modules = new Set<string>();
      for (const key of keys) this.#collect(key, styles, modules, new Set());
      const entry = this.#manifest[keys[0] as string];
      if (entry === undefined) throw new Error(`The build holds no ${keys[0]}.`);
      modules.delete(entry.file);
      assets = {
        styles: [...styles].map(addressOf),
        scripts: [addressOf(entry.file)],
        preloads: [...modules].map(addressOf),
      };
      this.#known.set(name, assets);
    }
    return assets;
  }

  /** Styles that every page of the house shares, for a page without a screen. */
  get shared(): readonly string[] {
    const styles = new Set<string>();
    this.#collect('web/house.tsx', styles, new Set(), new Set());
    return [...styles].map(addressOf);
  }

  /** The script that runs before anything is drawn for who is not inside. */
  get back(): string {
    const chunk = this.#manifest['web/back.ts'];
    if (chunk === undefined) throw new Error('The build holds no web/back.ts.');
    return addressOf(chunk.file);
  }

  #collect(key: string, styles: Set<string>, modules: Set<string>, seen: Set<string>): void {
    if (seen.has(key)) return;
    seen.add(key);
    const chunk = this.#manifest[key];
    for (const imported of chunk?.imports ?? []) this.#collect(imported, styles, modules, seen);
    if (chunk !== undefined) modules.add(chunk.file);
    for (const style of chunk?.css ?? []) styles.add(style);
  }
}

const addressOf = (file: string) => `/bouw/${file}`;
