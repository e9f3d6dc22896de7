/** Times where the reader, the school and a display live in different zones. */
export const zonesRu = {
  both: (school: string, own: string) => `${school} (у вас ${own})`,
  label: 'Часовой пояс устройства',
  same: (zone: string) => `${zone}, как у школы`,
  differs: (zone: string, offset: string, school: string, schoolOffset: string) => `${zone} (${offset}). На экране всё равно время школы: ${school} (${schoolOffset}). Исправьте пояс в настройках устройства.`,
}
export type ZonesText = typeof zonesRu
