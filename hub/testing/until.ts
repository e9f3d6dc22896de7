/** Waits until `check` gives something; a generous limit only catches hangs. */
export async function until<T>(check: () => T | undefined | false | Promise<T | undefined | false>, what = 'it never came true', limitMs = 25_000): Promise<T> {
  const end = Date.now() + limitMs
  for (;;) {
    const value = await check()
    if (value !== undefined && value !== false) return value
    if (Date.now() > end) throw new Error(what)
    await new Promise(resolve => setTimeout(resolve, 10))
  }
}
