import { pluralRu } from '../../plural'

const things = (count: number) => `${count} ${pluralRu(count, 'материал', 'материала', 'материалов')}`

/** Library sources: adding, testing, looking at them, and what came of it. */
export const sourcesRu = {
  tabs: { materials: 'Материалы', sources: 'Источники', label: 'Библиотека' },
  title: 'Источники', lead: 'Библиотеки, которые уже есть у школы. Doska берёт из них материалы и узнаёт о новых; удалённое в источнике остаётся в библиотеке школы.',
  none: 'Источников пока нет', noneLead: 'Подключите папку на сервере, каталог OPDS, файл Common Cartridge или выгрузку библиотеки ЦОК.',
  add: 'Добавить источник', edit: 'Изменить', remove: 'Удалить', removed: (name: string) => `Источник «${name}» удалён. Его материалы остались в библиотеке.`, sync: 'Обновить сейчас', stop: 'Остановить', test: 'Проверить',
  kind: { folder: 'Папка на сервере', opds: 'Каталог OPDS 2', cartridge: 'Файл Common Cartridge', cok: 'Выгрузка ЦОК' },
  kindLabel: 'Вид источника', name: 'Название', nameHint: 'Так источник называется у материалов, например «Библиотека ЦОК»',
  place: { folder: 'Папка', opds: 'Адрес каталога', cartridge: 'Файл .imscc', cok: 'Папка выгрузки' },
  placeHint: { folder: 'Путь на сервере школы. Каждый файл станет материалом, папка с index.html — одним материалом.', opds: 'Адрес с https://. Файлы берутся только с этого сервера и с названных ниже.', cartridge: 'Путь на сервере школы. Берутся файлы и веб-ссылки; остальное будет перечислено.', cok: 'Папка на сервере школы, в ней materials.json или materials.csv и файлы.' },
  hosts: 'Разрешённые серверы', hostsHint: 'Через запятую, если файлы лежат не там, где каталог: files.school.ru. Сервер внутри школьной сети (192.168.0.5, localhost:8080), даже с самим каталогом, нужно назвать здесь: без этого Doska к нему не обращается.', every: 'Как часто смотреть',
  everyLabel: { 0: 'Только вручную', 10: 'Каждые 10 минут', 60: 'Каждый час', 1440: 'Раз в сутки' } as Record<number, string>,
  save: 'Сохранить', checking: 'Проверяем…', found: (count: number) => `Источник читается: в нём ${things(count)}.`, foundCut: (count: number) => `Источник читается: на первых страницах ${things(count)}.`, foundProblems: (count: number) => `Не возьмём: ${count}.`, saved: (name: string) => `Источник «${name}» сохранён.`,
  listing: 'Читаем список…', progress: (done: number, total: number) => `${done} из ${total}`, running: (name: string) => `Обновляем «${name}»`,
  never: 'Ещё не обновляли', last: (when: string) => `Последний раз: ${when}`,
  result: (added: number, updated: number, same: number) => `Новых ${added}, обновлено ${updated}, без изменений ${same}`,
  partsTaken: (count: number) => `Взято из пакета: ${things(count)}.`, goneTitle: 'Больше нет в источнике:', problemOf: (said: string, detail: string) => `${said} (${detail})`,
  failed: (count: number) => `Не взято: ${count}`, gone: (count: number) => `Больше нет в источнике: ${count}. В библиотеке они остались.`, more: (count: number) => `и ещё ${count}`, show: 'Подробности', hide: 'Свернуть',
  fault: {
    'place-missing': (detail: string) => `Такого места на сервере нет: ${detail}. Проверьте путь и права на него.`, 'not-a-folder': (detail: string) => `${detail} — не папка. Укажите папку.`, 'inside-hub': () => 'Здесь Doska хранит свои данные. Выберите другое место.',
    'address-wrong': () => 'Адрес не подходит: нужен https:// без имени и пароля.', 'host-refused': (detail: string) => `Каталог ведёт на сервер ${detail}, который не разрешён. Добавьте его в список серверов или поправьте адрес.`,
    'host-inside': (detail: string) => `Сервер ${detail} находится внутри школьной сети. Если так и нужно, впишите его в разрешённые серверы.`,
    unreachable: (detail: string) => `Сервер ${detail} не ответил. Библиотека не изменилась; повторите позже.`, 'refused-by-server': (detail: string) => `Сервер отказал (${detail}). Проверьте адрес и доступ.`, 'too-large': () => 'Источник слишком велик: больше, чем Doska берёт за один раз.',
    'not-a-feed': () => 'По этому адресу нет каталога OPDS 2 (JSON). Проверьте адрес.', 'not-a-cartridge': () => 'Это не файл IMS Common Cartridge 1.1–1.3 или он повреждён.', 'not-a-list': () => 'Нет списка materials.json или materials.csv, или в нём нет столбца «Название».', stopped: () => 'Остановлено. Взятое осталось, остальное — в следующий раз.',
  },
  /** What the formats call a thing, in words; the first that fits counts. */
  things: [[/acquisition\/(buy|subscribe)/, 'нужно купить'], [/acquisition\/borrow/, 'выдаётся на время'], [/acquisition\/(sample|preview)/, 'только отрывок'], [/imsqti.*question-bank/, 'банк вопросов'], [/imsqti/, 'тест'], [/imsdt/, 'обсуждение'], [/imsbasiclti/, 'внешний инструмент'], [/assignment/, 'задание для сдачи']] as readonly (readonly [RegExp, string])[],
  problem: {
    'no-title': 'нет названия', 'no-file': 'нет файла, который можно взять', 'file-missing': 'файла нет', 'path-leaves-folder': 'путь выходит за пределы папки', 'host-refused': 'файл на сервере, который не разрешён', 'host-inside': 'файл на сервере внутри школьной сети, который не назван в разрешённых', 'no-space': 'на диске сервера нет места', unreachable: 'сервер не ответил', 'refused-by-server': 'сервер отказал',
    'too-large': 'слишком велик', 'cut-off': 'загрузка прервалась, в следующий раз продолжим', 'not-mapped': 'такое Doska из этого формата не берёт', 'not-imported': 'библиотека не приняла файл', double: 'повтор', 'link-refused': 'ссылка ведёт туда, куда школе нельзя', unreadable: 'не читается',
  },
}
