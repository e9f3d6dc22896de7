export type Theme = 'dark' | 'light'

/** Puts the theme on the document; tokens.css does the rest. */
export function setTheme(theme: Theme): void {
  document.documentElement.dataset['theme'] = theme
}
