import type { BundleState, StickRefusal, TakeFault } from '../../../contract/sticks'
import { pluralRu } from '../../plural'

const files = (count: number) => `${count} ${pluralRu(count, 'файл', 'файла', 'файлов')}`
const materials = (count: number) => `${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}`
const number = (value: number) => (value < 9.95 ? value.toFixed(1) : value.toFixed(0)).replace('.', ',')
const size = (bytes: number) => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))}\u00a0КБ` : bytes < 1e9 ? `${number(bytes / 1e6)}\u00a0МБ` : `${number(bytes / 1e9)}\u00a0ГБ`)

/** What is said of sticks. */
export const sticksRu = {
  size,
  name: (label: string) => `Флешка «${label}»`,
  reading: (label: string) => `Смотрим, что на флешке «${label}»…`,
  offer: (count: number, bundles: number) => (bundles > 0 ? 'На ней набор материалов для доски' : count > 0 ? `На ней ${files(count)} для доски` : 'Для доски на ней ничего нет'),
  look: 'Посмотреть',
  later: 'Не сейчас',
  chip: 'Флешка',
  open: 'Флешка',
  nothing: 'Для доски здесь ничего нет. Подойдут видео, звук, картинки, PDF и текст.',
  cut: 'Файлов очень много: показаны первые.',
  play: (name: string) => `Открыть ${name}`,
  choose: (name: string) => `Выбрать ${name}`,
  isTaken: 'На доске',
  drop: (name: string) => `Убрать с доски ${name}`,
  takenBefore: (count: number) => `Взято на доску раньше: ${files(count)}`,
  takeAll: (count: number) => `Взять на доску: ${files(count)}`,
  takeChosen: (count: number) => `Взять выбранное: ${files(count)}`,
  tapHint: 'Касание открывает файл прямо с флешки. «Взять на доску» копирует его: он останется, когда флешку вынут.',
  refusedTitle: (count: number) => `Здесь не откроется: ${files(count)}`,
  refused: (refusal: StickRefusal): string =>
    refusal.startsWith('codec:') ? `доска не умеет такой формат (${refusal.slice(6)}): добавьте файл в библиотеку через панель`
      : new Map<string, string>(Object.entries(refusals)).get(refusal) ?? 'такие файлы доска не открывает',
  bundle: {
    madeAt: (date: string) => `Записан ${date}`,
    fresh: (fresh: number, all: number, bytes: number) => (fresh === 0 ? `${materials(all)}: все уже на доске. Набор обновит расписание и список уроков, если они здесь старее.` : `${materials(all)}, новых ${fresh} · ${size(bytes)}`),
    shelves: (count: number) => `С полок учителей этого кабинета: новых ${files(count)}`,
    missing: (numbers: readonly number[], parts: number) => `Это ${parts - numbers.length} из ${parts} частей. Не хватает: ${numbers.join(', ')}. Что есть, можно взять сейчас, остальное — с флешки, где лежат эти части.`,
    take: 'Взять всё на доску',
    states: {
      foreign: 'Этот набор записан сервером другой школы. Доска такому не доверяет и ничего из него не возьмёт. Отнесите его технику: его можно добавить в библиотеку через панель.',
      damaged: 'Набор повреждён или записан не до конца. Запишите его на флешку ещё раз.',
      'newer-format': 'Набор записан более новой программой. Сначала обновите доску.',
    } satisfies Record<Exclude<BundleState, 'own'>, string>,
  },
  shelf: {
    put: (count: number) => `На мою полку: ${files(count)}`,
    title: 'Чья полка?',
    lead: 'Файлы лягут на полку учителя и откроются в его кабинетах по PIN. Документы и видео в других форматах сервер преобразует.',
    none: 'В этом кабинете ещё нет полок. Полку заводят с телефона: «Библиотека» → «Мои файлы».',
    back: 'Назад к флешке',
    choose: (name: string) => `Выбрать для полки ${name}`,
    refusedToTake: 'Не получилось: полка закрылась, или доска ещё копирует предыдущее. Повторите.',
  },
  taking: (title: string) => `Копируем на доску: ${title}`,
  shelving: (title: string) => `Отправляем на полку: ${title}`,
  shelved: (count: number, refused: readonly string[]) =>
    [count > 0 ? `Готово: на полке ${count} ${pluralRu(count, 'новый файл', 'новых файла', 'новых файлов')}.` : 'На полку ничего не добавлено.', refused.length > 0 ? `Школа не принимает такие файлы: ${refused.join(', ')}.` : ''].filter(Boolean).join(' '),
  progress: (done: string, total: string) => `${done} из ${total}`,
  stop: 'Остановить',
  fine: 'Понятно',
  done: (count: number) => `Готово: ${count} ${pluralRu(count, 'материал теперь на доске и откроется', 'материала теперь на доске и откроются', 'материалов теперь на доске и откроются')} без флешки и без сети.`,
  faults: {
    'stick-gone': 'Флешку вынули. Что успело скопироваться, осталось. Вставьте её снова и продолжите: начнётся с того же места.',
    'no-space': 'На доске не хватает места. Что успело скопироваться, осталось. Выберите меньше файлов или позовите техника.',
    damaged: 'Файл на флешке не читается. Остальное на месте; скопируйте этот файл на флешку заново.',
    disk: 'Диск доски не принимает файлы. Уроки открываются как прежде; позовите техника.',
    cancelled: 'Остановлено. Что успело скопироваться, осталось.',
    'too-many': 'С флешек на доске уже пятьсот файлов, больше она не хранит. Уберите ненужные.',
    'nothing-known': 'Для этой доски в наборе ничего нет: он записан для другого кабинета или старее, чем знает доска.',
    'hub-away': 'Сервер школы не отвечает. Что успело дойти, осталось на полке. Отправьте остальное, когда связь вернётся.',
    'shelf-full': 'На полке или на сервере больше нет места. Что успело дойти, осталось. Уберите ненужное с полки и повторите.',
  } satisfies Record<TakeFault, string>,
  lost: (name: string) => `Флешку вынули, поэтому «${name}» закрыт. Вставьте её снова, чтобы продолжить.`,
  refusedToTake: 'Доска ещё копирует предыдущее. Дождитесь конца или остановите.',
  gone: 'Этого файла на флешке больше нет.',
  back: 'К экрану класса',
  backToOpen: 'Назад',
}

const refusals = {
  program: 'программы с флешки не запускаются',
  page: 'страница или игра: добавьте её в библиотеку через панель',
  'needs-hub': 'документ или рисунок, который сначала преобразует сервер: положите его на свою полку или добавьте в библиотеку через панель',
  'not-utf8': 'текст в старой кодировке: сохраните его как UTF-8',
  empty: 'файл пустой',
  damaged: 'файл повреждён',
  unreadable: 'файл не читается',
  archive: 'архив: распакуйте его на флешке',
  'subtitles-alone': 'субтитры без видео',
  'text-too-long': 'текст слишком длинный',
  'too-many-pixels': 'картинка слишком большая: добавьте её в библиотеку через панель',
}
