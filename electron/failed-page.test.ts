import { expect, test } from 'vitest'
import { failedPage } from './failed-page'

test('a board that cannot start says so in both languages, and its reason is text', () => {
  const page = failedPage('EACCES: <script>alert(1)</script> "x" & y')
  for (const words of ['Доска не запустилась', 'The board could not start', 'Причина: EACCES: &#60;script&#62;']) expect(page).toContain(words)
  expect(page).not.toMatch(/<script|src=|href=/)
})
