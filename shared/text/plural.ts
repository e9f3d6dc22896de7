const russian = new Intl.PluralRules('ru')

/** Russian agreement with a number: one (1 минута), few (2 минуты, 1,5 минуты), many (5 минут), by CLDR plural rules. */
export function pluralRu(count: number, one: string, few: string, many: string): string {
  const rule = russian.select(count)
  return rule === 'one' ? one : rule === 'many' ? many : few
}

/** English agreement with a number. */
export function pluralEn(count: number, one: string, many: string): string {
  return Math.abs(count) === 1 ? one : many
}
