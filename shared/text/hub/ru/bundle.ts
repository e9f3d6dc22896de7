/** Bundles for sticks: what they are called, and why one is not made. */
export const bundleRu = {
  bundleForRoom: (room: string): string => `Кабинет ${room}`,
  bundleOfLibrary: (school: string): string => `Библиотека: ${school}`,
  bundleOfChoice: (subject: string | undefined, grade: number | undefined): string => [subject ?? 'Все предметы', grade === undefined ? undefined : grade === 0 ? 'дошкольники' : `${grade} класс`].filter(Boolean).join(', '),
  technicianNeeded: 'Это может только техник.',
  nothingToExport: 'Записывать нечего: для такого выбора материалов нет.',
  bundlePart: (title: string, number: number, count: number): string => `${title} (${number} из ${count})`,
  bundleTooLarge: 'В наборе больше 10 000 материалов или 99 частей. Выберите меньше: один кабинет, предмет или класс.',
  bundleChanged: 'Пока набор записывался, библиотека изменилась. Начните запись сначала.',
}
