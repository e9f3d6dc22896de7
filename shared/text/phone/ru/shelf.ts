import type { MaterialType } from '../../../domain/material'
import type { ImportFault } from '../../../contract/panel'

const size = (bytes: number): string => (bytes < 1e6 ? `${Math.max(1, Math.round(bytes / 1e3))} КБ` : bytes < 1e9 ? `${Math.round(bytes / 1e6)} МБ` : `${(bytes / 1e9).toLocaleString('ru', { maximumFractionDigits: 1 })} ГБ`)

/** "My files" on a teacher's phone. */
export const shelfRu = {
  title: 'Мои файлы',
  size,
  entering: 'Входим…',
  lost: 'Нет связи с сервером школы. Проверьте, что телефон в школьной сети, и повторите.',
  retry: 'Повторить',
  first: { title: 'Кто вы?', lead: (school: string, room: string) => `${school}, кабинет ${room}. Имя увидят на доске, PIN откроет там ваши файлы.` },
  name: 'Как вас назвать на доске', nameHint: 'Например, Анна Петровна',
  pin: 'PIN из 4–6 цифр', pinHint: 'Не одинаковые цифры. Не показывайте его классу.',
  make: 'Создать полку', mine: 'Моя полка уже есть', other: 'Моей полки в списке нет',
  choose: 'Выберите свою полку', join: 'Войти на полку',
  rooms: (rooms: readonly string[]) => `Открывается в кабинетах: ${rooms.join(', ')}`,
  used: (used: number, limit: number) => `Занято ${size(used)} из ${size(limit)}`,
  add: 'Выбрать файлы', who: 'Кто увидит новые файлы',
  visibility: { private: 'Только я', shared: 'Вся школа' },
  visibilityHint: { private: 'Файлы откроются на доске только с вашей полки.', shared: 'Файлы появятся в библиотеке школы у всех.' },
  sending: 'Отправка',
  phase: { queued: 'ждёт', receiving: 'отправляем', checking: 'проверяем', converting: 'преобразуем', done: 'на полке', refused: 'не принято' },
  refused: {
    unsupported: 'такие файлы доска не показывает', damaged: 'файл повреждён', 'path-leaves-folder': 'архив опасен: путь выходит за его пределы', 'too-large-unpacked': 'в распакованном виде слишком велик',
    'too-many-files': 'внутри слишком много файлов', 'no-entry': 'внутри нечего открыть', empty: 'файл пуст', 'no-space': 'на сервере или на полке нет места', interrupted: 'передача прервалась; повторите', cancelled: 'остановлено',
  } satisfies Record<ImportFault['kind'], string>,
  sendLost: 'Связь прервалась. Файл не отправлен.',
  again: (name: string) => `Отправить ещё раз: ${name}`,
  none: 'На полке пусто. Выберите фотографии, видео или документы, и через несколько секунд они будут на доске.',
  items: 'На полке',
  types: { video: 'видео', image: 'изображение', series: 'серия', pdf: 'документ', audio: 'звук', html: 'интерактив', epub: 'книга', article: 'текст', h5p: 'H5P', scorm: 'курс', link: 'ссылка' } satisfies Record<MaterialType, string>,
  show: (title: string) => `Кто видит «${title}»`,
  remove: (title: string) => `Удалить «${title}»`,
  removed: (title: string) => `«${title}» удалён`,
  undo: 'Вернуть',
  changePin: 'Сменить PIN',
  newPin: 'Новый PIN из 4–6 цифр',
  newPinHint: 'Не одинаковые цифры. Старый PIN вспоминать не нужно. Другие ваши телефоны выйдут с полки и войдут снова по новому PIN.',
  savePin: 'Сохранить PIN',
  keepPin: 'Оставить прежний',
  pinChanged: 'PIN сменён. На досках он заработает через несколько секунд.',
  leave: 'Забыть этот телефон', left: 'Телефон больше не связан с полкой. Чтобы вернуться, наведите камеру на код на доске.',
  failed: 'Не получилось. Повторите.',
}
