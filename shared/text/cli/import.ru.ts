import type { ImportFault } from '../../contract/panel'
import { importDetailWords } from '../import-details'
import { pluralRu } from '../plural'
import { refusedLine } from './refused-line'

const megabytes = (bytes: number): string =>
  bytes < 100 * 1024 ? `${Math.ceil(bytes / 1024)} КБ` : `${(bytes / 1024 ** 2).toLocaleString('ru', { maximumFractionDigits: bytes < 10 * 1024 ** 2 ? 1 : 0 })} МБ`
const reasons: { readonly [K in ImportFault['kind']]: (fault: Extract<ImportFault, { kind: K }>) => string } = {
  unsupported: ({ detail }) => importDetailWords(detail ?? 'unknown-format', 'ru'),
  damaged: ({ name, detail }) => `${name}: ${importDetailWords(detail, 'ru')}`,
  'path-leaves-folder': ({ path }) => `путь «${path}» выходит за пределы папки; такой архив не открывается`,
  'too-large-unpacked': ({ limitBytes }) => `в распакованном виде больше ${megabytes(limitBytes)}; похоже на архив-ловушку, разделите его`,
  'too-many-files': ({ limit }) => `файлов больше ${limit}; разделите материал`,
  'no-entry': () => 'нет index.html ни наверху, ни в единственной папке',
  empty: ({ name }) => `${name}: пусто`,
  'no-space': () => 'на диске хаба не хватает места; освободите его и повторите',
  interrupted: () => 'передача прервалась; повторите',
  cancelled: () => 'преобразование остановлено, ничего не добавлено',
}

/** What `doska import` says in Russian. */
export const importRu = {
  notRunning: (data: string): string => `Хаб не запущен (папка ${data}). Запустите его: doska start.`,
  foreignHub: (data: string): string => `Там, где работал хаб папки ${data}, отвечает другая программа. Запустите хаб заново: doska start.`,
  wrongKey: 'Хаб по этому адресу предъявил чужой ключ. Перезапустите его и повторите.',
  nothing: 'Укажите файлы или папки: doska import <путь…>',
  missing: (path: string): string => `✗ ${path}: такого файла или папки нет`,
  unreadable: (path: string): string => `✗ ${path}: нет права на чтение`,
  emptyFolder: (path: string): string => `✗ ${path}: в папке нет файлов`,
  progress: (name: string, percent: number, bytesPerSecond: number): string => `… ${name}: ${percent} %, ${megabytes(bytesPerSecond)}/с`,
  checking: (name: string): string => `… ${name}: проверка`,
  converting: (name: string, percent: number | undefined): string => `… ${name}: преобразование${percent === undefined ? '' : `, ${percent} %`}`,
  done: (name: string, bytes: number): string => `✓ ${name}, ${megabytes(bytes)}`,
  parts: (taken: number, refused: readonly string[], more: number): string => `  из пакета взято: ${taken}${refused.length > 0 ? `; не взято: ${refused.join(', ')}${more > 0 ? ` и ещё ${more}` : ''} (причины — в панели)` : ''}`,
  refused: (name: string, fault: ImportFault): string => refusedLine(name, (reasons[fault.kind] as (fault: ImportFault) => string)(fault)),
  problem: (name: string, message: string): string => `✗ ${name}: ${message}`,
  lost: 'связь с хабом прервалась; повторите',
  summary: (added: number, refused: number): string => `${pluralRu(added, 'Добавлен', 'Добавлено', 'Добавлено')} ${added} ${pluralRu(added, 'материал', 'материала', 'материалов')}${refused > 0 ? `, не принято: ${refused}` : ''}.`,
}
export type ImportText = typeof importRu
