/** Where the browser refuses storage (the sandboxed origin of web displays), packages get one in memory: many stop at the first `localStorage` otherwise. */
export function lendStorage(view: Window): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      void view[name]
    } catch {
      Object.defineProperty(view, name, { configurable: true, value: memoryStorage() })
    }
  }
}

/** The named methods of a Storage over a plain map; properties are kept as on any object. */
function memoryStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    key: index => [...kept.keys()][index] ?? null,
    getItem: name => kept.get(name) ?? null,
    setItem: (name, value) => void kept.set(name, String(value)),
    removeItem: name => void kept.delete(name),
    clear: () => kept.clear(),
  }
}
