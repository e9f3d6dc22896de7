import { expect, test } from 'vitest'
import { compareNaturally } from './natural-order'

test('«2» stands before «10», folder by folder, whatever the case', () => {
  const names = ['10 Итог.pdf', '2 опыт.mp4', '1 Начало.png', 'б/1.png', 'а/11.png', 'А/9.png']
  expect(names.toSorted(compareNaturally)).toEqual(['1 Начало.png', '2 опыт.mp4', '10 Итог.pdf', 'А/9.png', 'а/11.png', 'б/1.png'])
})
