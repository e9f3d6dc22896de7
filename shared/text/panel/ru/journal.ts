import { pluralRu } from '../../plural'

/** The log of what was sent and of what was refused. */
export const journalRu = {
  title: 'Журнал', tab: { commands: 'Отправки', refusals: 'Отказы' }, search: 'Найти по названию, экрану, имени', none: 'Ничего ещё не отправляли', noneLead: 'Выберите экраны и нажмите «Показать…».', noRefusals: 'Отказов не было', noRefusalsLead: 'Здесь появится всё, что сервер или экраны отказались принять, и почему.', nothingFound: 'Ничего не нашлось',
  outcome: { open: 'Идёт', done: 'Готово', trouble: 'Есть неудачи', ended: 'Закончено' },
  counts: { done: (count: number) => `готово ${count}`, trouble: (count: number) => `не вышло ${count}`, waiting: (count: number) => `ждёт ${count}`, asked: (count: number) => `у учителя ${count}`, open: (count: number) => `в пути ${count}`, ended: (count: number) => `без показа ${count}` },
  show: (title: string) => `Показать ход: ${title}`, by: (user: string) => `отправил: ${user}`, filterLabel: 'Отбор отправок', filter: { all: 'Все', open: 'Идут', trouble: 'С неудачами' },
  command: {
    'show.material': 'Материал', 'show.lesson': 'Урок', 'show.invite': 'Приглашение', 'show.notice': 'Объявление', clear: 'Убрать показанное', 'content.sync': 'Загрузить материалы', 'content.verify': 'Проверить файлы', 'audio.volume': 'Громкость', identify: 'Показать имя', screenshot: 'Снимок', ping: 'Проверка связи',
  } as Record<string, string>,
  shownCount: (shown: number, all: number) => `${shown} из ${all} ${pluralRu(all, 'записи', 'записей', 'записей')}`,
  refusal: { at: 'Когда', who: 'Экран', what: 'Что', why: 'Почему', server: 'сервер' },
  /** What was refused, by the hub's code. */
  refusedWhat: { publish: 'Сообщение в чужую тему', subscribe: 'Подписка на чужую тему', connect: 'Подключение к брокеру', command: 'Команда', desired: 'Настройки', enrolment: 'Регистрация', 'sign-in': 'Вход', request: 'Запрос', upload: 'Загрузка', file: 'Файл', carrier: 'Запрос страницы', message: 'Сообщение экрана', http: 'Запрос по HTTP' } as Record<string, string>,
  refusedWhy: {
    'wrong-signature': 'подпись не сошлась', retained: 'пришло с пометкой «сохранённое»', replayed: 'повтор старой команды', foreign: 'адресовано другому экрану', 'not-allowed': 'нет права', 'wrong-password': 'пароль не подошёл', malformed: 'не разобрано', oversize: 'слишком велико', 'unknown-key': 'подписано чужим ключом',
    'wrong-arguments': 'неверные данные', 'unknown-request': 'неизвестный запрос', 'too-many-attempts': 'слишком много попыток', 'wrong-token': 'одноразовый ключ не подошёл', 'mis-addressed': 'адресовано не сюда', 'clock-doubt': 'экран не знает точного времени', expired: 'срок вышел', 'too-many-messages': 'слишком много сообщений', 'lower-revision': 'настройки старее уже применённых',
  } as Record<string, string>,
}
