/** Makes plain Node programs (ES modules) of TypeScript entries: `<outFolder>/<name>.js` for each `{ name: file }`, files as seen from the project's root. */
export function bundle(entries: Readonly<Record<string, string>>, outFolder: string): Promise<void>
