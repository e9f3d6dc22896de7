import { pluralRu } from '../../plural'

/** The log of what was sent and of what was refused. */
export const journalRu = {
  title: 'Журнал', tab: { commands: 'Отправки', refusals: 'Отказы' }, search: 'Найти по названию, экрану, имени', none: 'Ничего ещё не отправляли', noneLead: 'Выберите экраны и нажмите «Показать…».', noRefusals: 'Отказов не было', noRefusalsLead: 'Здесь появится всё, что сервер или экраны отказались принять, и почему.', nothingFound: 'Ничего не нашлось',
  outcome: { open: 'Идёт', done: 'Готово', trouble: 'Есть неудачи', ended: 'Закончено' },
  counts: { done: (count: number) => `готово ${count}`, trouble: (count: number) => `не вышло ${count}`, waiting: (count: number) => `ждёт ${count}`, asked: (count: number) => `у учителя ${count}`, open: (count: number) => `в пути ${count}`, ended: (count: number) => `без показа ${count}` },
  show: (title: string) => `Показать ход: ${title}`, by: (user: string) => `отправил: ${user}`, filterLabel: 'Отбор отправок', filter: { all: 'Все', open: 'Идут', trouble: 'С неудачами' },
  command: {
    'show.material': 'Материал', 'show.lesson': 'Урок', 'show.invite': 'Приглашение', 'show.notice': 'Объявление', clear: 'Убрать показанное', 'content.sync': 'Загрузить материалы', 'content.verify': 'Проверить файлы', 'content.pin': 'Закрепить материалы', 'content.evict': 'Убрать материалы с диска', 'audio.volume': 'Громкость', identify: 'Показать имя', screenshot: 'Снимок', ping: 'Проверка связи',
  } as Record<string, string>,
  shownCount: (shown: number, all: number) => `${shown} из ${all} ${pluralRu(all, 'записи', 'записей', 'записей')}`,
  refusal: { at: 'Когда', who: 'Экран', what: 'Что', why: 'Почему', server: 'сервер' },
  /** What was refused, by the first words of the hub's log; the rest (a topic, an address, a person) follows as it is. */
  refusedWhat: {
    'sign-in from': 'Вход с адреса', 'enrolment from': 'Регистрация с адреса', 'upload from': 'Загрузка с адреса', upload: 'Снимок экрана', 'preview from': 'Просмотр с адреса', 'file from': 'Файл с адреса', file: 'Файл',
    'board from': 'Веб‑экран с адреса', 'phone from': 'Телефон с адреса', panel: 'Запрос панели', 'mqtt publish': 'Сообщение MQTT', 'mqtt subscribe': 'Подписка MQTT', 'mqtt connect': 'Подключение MQTT', 'mqtt packet': 'Пакет MQTT', 'mqtt socket from': 'MQTT из браузера с адреса',
    'shelf from': 'Телефон с адреса', 'shelf upload from': 'Загрузка на полку с адреса', 'door from': 'Дверь для телефона с адреса', door: 'Дверь для телефона', 'lesson from': 'Черновик урока с адреса', 'lesson export from': 'Выгрузка урока, адрес', 'topic list from': 'Список тем, адрес', 'timetable file from': 'Файл расписания с адреса', 'timetable export from': 'Выгрузка расписания, адрес', 'bundle from': 'Набор для флешки, адрес', usage: 'Экранное время', report: 'Замечание к материалу', 'peers of': 'У кого есть файл', 'bell-heard': 'Нажатие по звонку',
    message: 'Сообщение экрана', ack: 'Ответ экрана', command: 'Команда', display: 'Отказ экрана', 'damaged file': 'Повреждён файл', GET: 'Запрос', POST: 'Запрос', PUT: 'Запрос', HEAD: 'Запрос',
  } as Record<string, string>,
  refusedWhy: {
    'wrong-signature': 'подпись не сошлась', 'unknown-key': 'подписано чужим ключом', retained: 'с пометкой «сохранённое»', 'retained-command': 'команда с пометкой «сохранённое»', replayed: 'повтор старой команды', 'foreign-target': 'адресовано другому экрану', 'foreign-display': 'чужой адрес экрана', 'foreign-origin': 'со страницы другого сайта', 'foreign-host': 'под чужим именем сервера',
    'not-allowed': 'нет права', 'not-signed-in': 'без входа', 'not-entitled': 'файл не для этого экрана', 'no-credential': 'без ключа экрана', 'no-account': 'экран не зарегистрирован', wrong: 'пароль не подошёл', 'wrong-password': 'пароль не подошёл', locked: 'слишком много попыток, вход закрыт на время', 'wrong-token': 'одноразовый ключ не подошёл', 'too-many-attempts': 'слишком много попыток', 'too-many-pending': 'слишком много экранов ждут сразу', 'too-many': 'слишком много', 'too-fast': 'слишком часто',
    topic: 'тема не его', 'wrong-topic': 'адресовано не туда', 'will-topic': 'завещание в чужую тему', 'client-id': 'чужое имя клиента', malformed: 'не разобрано', 'malformed-document': 'документ не разобран', oversize: 'слишком велико', 'too-large': 'слишком велико', 'wrong-frame': 'не разобрано', 'wrong-arguments': 'неверные данные', 'wrong-args': 'неверные параметры', 'unknown-request': 'неизвестный запрос', 'unknown-command': 'неизвестная команда', 'unknown-topic': 'неизвестная тема', 'unasked-answer': 'ответ, которого не просили',
    'clock-doubt': 'экран не знает точного времени', expired: 'срок вышел', 'old-revision': 'настройки старее уже применённых', browser: 'из браузера', 'no-protocol': 'не MQTT', rejected: 'экран не принял', unknown: 'неизвестно', 'wrong-pin': 'PIN не подошёл', 'no-shelf': 'телефон не связан с полкой', 'not-believable': 'неправдоподобно', refused: 'отказано', 'not its address': 'адрес не для него', 'no valid credential': 'без действующего ключа',
  } as Record<string, string>,
}
