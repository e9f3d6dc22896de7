import { pluralRu } from '../plural'

const size = (bytes: number): string => (bytes < 1e9 ? `${Math.max(1, Math.round(bytes / 1e6))} МБ` : `${(bytes / 1e9).toLocaleString('ru', { maximumFractionDigits: 1 })} ГБ`)
const usage = 'Пример: doska export --room 204 --to /media/stick'

/** What `doska export` says in Russian. */
export const exportRu = {
  help: {
    ways: `  doska export --room <номер или название> --to <папка или файл.doska>
                              записать набор для досок кабинета на флешку
  doska export --library --to <папка>
                              записать всю библиотеку для сервера другой школы`,
    options: `Настройки export:
  --room <кабинет>      номер (id) или название кабинета, как в панели
  --library             вся библиотека вместо кабинета; с ответами для учителя
  --to <путь>           куда записать: папка флешки или имя файла .doska
  --part <МБ>           наибольший размер одного файла (4095: больше не берёт FAT32); набор побольше делится на части
  --data <папка>        папка данных сервера`,
  },
  wishes: {
    'unknown-option': (option: string) => `Не понимаю: ${option}. ${usage}`,
    'no-value': (option: string) => `После ${option} нужно значение. ${usage}`,
    'bad-part': (value: string) => `Часть «${value}» не подходит: целое число мегабайт от 1 до 4095.`,
    'no-choice': (_option: string) => `Укажите, что записать: --room <кабинет> или --library. ${usage}`,
    'no-target': (_option: string) => `Укажите, куда записать: --to <папка>. ${usage}`,
  },
  noFolder: (path: string) => `Папки ${path} нет. Вставьте флешку и проверьте путь.`,
  notRunning: (data: string) => `Хаб не запущен (папка ${data}). Запустите его: doska start.`,
  foreignHub: (data: string) => `Там, где работал хаб папки ${data}, отвечает другая программа. Запустите хаб заново: doska start.`,
  wrongKey: 'Хаб по этому адресу предъявил чужой ключ. Перезапустите его и повторите.',
  noRoom: (room: string, rooms: readonly string[]) => `Кабинета «${room}» нет. Есть: ${rooms.join(', ')}.`,
  manyRooms: (room: string, ids: readonly string[]) => `Кабинетов «${room}» несколько. Укажите id: ${ids.join(' или ')}.`,
  planning: '… считаем, что войдёт',
  plan: (bytes: number, materials: number, lessons: number, shelfFiles: number, parts: number) =>
    [`${size(bytes)}: ${materials} ${pluralRu(materials, 'материал', 'материала', 'материалов')}`,
      lessons > 0 ? `${lessons} ${pluralRu(lessons, 'урок', 'урока', 'уроков')}` : '',
      shelfFiles > 0 ? `с полок учителей ${shelfFiles} ${pluralRu(shelfFiles, 'файл', 'файла', 'файлов')}` : '',
      parts > 1 ? `${parts} ${pluralRu(parts, 'часть', 'части', 'частей')}` : ''].filter(Boolean).join(', '),
  part: (name: string, number: number, count: number) => `${name} (${number} из ${count})`,
  progress: (name: string, percent: number, bytesPerSecond: number) => `… ${name}: ${percent} %, ${size(bytesPerSecond)}/с`,
  written: (file: string, bytes: number) => `✓ ${file}, ${size(bytes)}`,
  lost: (count: number) => `✗ Не вошло: ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}, файлы которых на сервере потеряны.`,
  tooLong: (count: number) => `✗ Не вошло: ${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}, каждый больше одной части.`,
  tooLarge: 'В наборе больше 10 000 материалов или 99 частей. Выберите один кабинет.',
  done: 'Готово. Извлеките флешку безопасно и вставьте её в доску.',
  doneParts: (count: number) => `Готово: частей ${count}. Можно положить их на одну флешку или на несколько; доска скажет, какой не хватает.`,
  noSpace: 'На флешке не хватает места. Недописанный файл удалён; освободите место или возьмите флешку побольше.',
  fileTooBig: 'Флешка не принимает такой большой файл. Запишите частями: --part 4095.',
  notWritable: (path: string) => `Сюда нельзя записать: ${path}. Флешка защищена от записи или нет прав.`,
  lostLine: 'Связь с хабом или с флешкой прервалась. Недописанный файл удалён; повторите.',
}
export type ExportText = typeof exportRu
