import { pluralRu } from '../../plural'
import { formatsRu } from './formats'

/** Library: finding, looking at, adding and removing materials. */
export const libraryRu = {
  formats: formatsRu,
  title: 'Библиотека', search: 'Найти по названию, теме, автору', kindLabel: 'Тип', subject: 'Предмет', anySubject: 'Все предметы', grade: 'Класс', anyGrade: 'Все классы',
  kind: { lesson: 'Урок', video: 'Видео', image: 'Изображение', series: 'Набор картинок', pdf: 'PDF', audio: 'Звук', html: 'Интерактив', epub: 'Книга', article: 'Текст', h5p: 'H5P', scorm: 'SCORM', link: 'Ссылка' }, kinds: { all: 'Всё', lesson: 'Уроки', video: 'Видео', image: 'Картинки', series: 'Наборы картинок', pdf: 'PDF', audio: 'Звук', html: 'Интерактив', epub: 'Книги', article: 'Тексты', h5p: 'H5P', scorm: 'SCORM', link: 'Ссылки' },
  none: { title: 'Библиотека пуста', lead: 'Перетащите сюда файлы, папку с index.html или zip, либо выберите их кнопкой.', nothingFound: 'Ничего не нашлось', nothingFoundLead: 'Попробуйте другое слово или сбросьте отбор.' },
  found: (count: number) => `${count} ${pluralRu(count, 'запись', 'записи', 'записей')}`,
  lessonLine: (minutes: number, stages: number) => `${minutes} мин · ${stages} ${pluralRu(stages, 'этап', 'этапа', 'этапов')}`,
  files: (count: number) => `${count} ${pluralRu(count, 'файл', 'файла', 'файлов')}`,
  upload: {
    files: 'Добавить файлы', folder: 'Добавить папку', drop: 'Отпустите, чтобы добавить в библиотеку', hint: 'Видео mp4 и webm, картинки, PDF, звук, zip или папка с index.html, файл урока',
    title: 'Загрузка', running: (count: number) => `Загружаем: ${count}`, finished: 'Загрузка закончена', hide: 'Скрыть готовые', stop: 'Остановить', stopOne: (name: string) => `Остановить загрузку «${name}»`, open: 'Открыть',
    phase: { queued: 'В очереди', receiving: 'Передаём', checking: 'Проверяем содержимое', converting: 'Преобразуем', done: 'В библиотеке', refused: 'Не принято', stopped: 'Остановлено' },
    amount: (done: string, total: string) => `${done} из ${total}`, unreadable: 'Браузер не смог прочитать файлы: возможно, их переместили или закрыт доступ. Выберите их снова.',
    nothing: 'Здесь нет файлов, которые можно добавить.', tooMany: (limit: number) => `За один раз добавляем не больше ${limit} файлов. Остальные добавьте следующим разом.`,
    link: 'Связь с сервером оборвалась. Файл не добавлен; повторите, когда она вернётся.', stopped: 'Остановлено, ничего не добавлено.', retry: (name: string) => `Повторить загрузку «${name}»`,
    byOther: 'Загружают с другого места',
  },
  refusal: {
    unsupported: (name: string) => `«${name}»: такие файлы Doska не показывает. Подойдут mp4 (H.264), webm, png, jpeg, webp, gif, pdf, mp3, m4a, ogg, wav, zip с index.html.`,
    unsupportedDetail: (name: string, detail: string) => `«${name}»: ${detail}.`, damaged: (name: string, detail: string) => `«${name}» повреждён: ${detail}.`,
    'path-leaves-folder': (path: string) => `Путь «${path}» выходит за пределы папки. Такой архив опасен: соберите его заново.`,
    'too-large-unpacked': (name: string, limit: string) => `«${name}» после распаковки больше ${limit}. Разделите его на части.`, 'too-many-files': (limit: number) => `Внутри больше ${limit} файлов. Разделите на части.`,
    'no-entry': (name: string) => `В «${name}» нет ничего, что можно открыть: ни index.html в корне, ни курса SCORM или H5P, ни одних только картинок, ни видео с субтитрами.`, empty: (name: string) => `«${name}» пуст. Проверьте исходный файл.`,
    'no-space': (name: string) => `Для «${name}» на сервере не хватает места. Освободите диск и повторите.`, interrupted: (name: string) => `Загрузка «${name}» прервалась. Ничего не добавлено; повторите.`,
    cancelled: (name: string) => `Преобразование «${name}» остановлено. Ничего не добавлено.`,
  },
  detail: {
    preview: 'Просмотр', about: 'Сведения', openWhole: 'Открыть в новой вкладке', title: 'Название', topic: 'Тема', summary: 'Описание', author: 'Автор', licence: 'Лицензия', grades: 'Классы', added: 'Добавлено', size: 'Размер', usedIn: 'Входит в уроки', notUsed: 'Пока не входит ни в один урок',
    save: 'Сохранить сведения', saved: 'Сведения сохранены. Экраны узнают о них при ближайшей связи.', malformed: 'Сервер не принял сведения. Проверьте название: от 1 до 200 знаков.', push: 'Показать на экранах…', remove: 'Удалить материал', removed: (title: string) => `«${title}» удалён из библиотеки.`, restored: (title: string) => `«${title}» возвращён.`,
    removeHint: 'Сразу после удаления его можно вернуть.', inUse: (titles: string) => `Материал нужен урокам: ${titles}. Сначала удалите его из них.`, previewNone: 'Файл не открылся. Попробуйте открыть его в новой вкладке.', discard: 'Не сохранять',
  },
  lesson: {
    stages: 'Этапы', plan: (minutes: number) => `План: ${minutes} мин`, stageMinutes: (minutes: number) => `${minutes} мин`, face: { board: 'Доска', teacher: 'Учитель', student: 'Ученик' }, tasks: (count: number) => `Задания у доски: ${count}`, noFace: 'не задано',
    staffOnly: 'То, что видят учитель и ученик, остаётся здесь: на доску уходит только столбец «Доска».', page: (page: number) => `стр. ${page}`, from: (seconds: number) => `с ${seconds} с`, missing: 'Материала нет в библиотеке', push: 'Показать урок…', openMaterial: (title: string) => `Открыть материал «${title}»`,
  },
}
