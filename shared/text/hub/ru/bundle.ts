/** Bundles for sticks: what they are called, and why one is not made. */
export const bundleRu = {
  bundleForRoom: (room: string): string => `Кабинет ${room}`,
  bundleOfLibrary: (school: string): string => `Библиотека: ${school}`,
  bundleOfChoice: (subject: string | undefined, grade: number | undefined): string => [subject ?? 'Все предметы', grade === undefined ? undefined : grade === 0 ? 'дошкольники' : `${grade} класс`].filter(Boolean).join(', '),
  technicianNeeded: 'Это может только техник.',
  nothingToExport: 'Записывать нечего: для такого выбора материалов нет.',
  bundleTooLarge: 'Набор больше 4 ГБ или 10 000 файлов. Выберите меньше: один кабинет, предмет или класс.',
}
