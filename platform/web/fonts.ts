interface Line {
  readonly saveData?: boolean;
  readonly effectiveType?: string;
}

/** 75 kB of letters are for lines that carry them easily; the fallbacks hold the layout. */
export async function loadFonts(): Promise<void> {
  const { connection } = navigator as Navigator & { readonly connection?: Line };
  if (connection?.saveData || (connection?.effectiveType !== undefined && connection.effectiveType !== '4g'))
    return;
  await import('./style/fonts.css');
}
