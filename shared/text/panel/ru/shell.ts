import { pluralRu } from '../../plural'

/** Frame of the panel: navigation, signing in, the link, and words that every screen uses. */
export const shellRu = {
  product: 'Doska',
  panelOf: (school: string) => `Панель · ${school}`,
  nav: { label: 'Разделы панели', displays: 'Экраны', readiness: 'Готовность', library: 'Библиотека', lessons: 'Уроки', timetable: 'Расписание', invites: 'Приглашения', notices: 'Объявления', health: 'Экранное время', reports: 'Замечания', journal: 'Журнал' },
  skipToContent: 'Перейти к содержанию',
  account: {
    menu: (user: string) => `Учётная запись ${user}`,
    role: { technician: 'Техник', teacher: 'Учитель' },
    theme: 'Оформление', dark: 'Тёмное', light: 'Светлое', system: 'Как в системе',
    language: 'Язык', changePassword: 'Сменить пароль', signOut: 'Выйти',
  },
  signIn: {
    title: 'Вход в панель',
    lead: 'Отсюда видно все экраны школы.',
    user: 'Имя', password: 'Пароль', enter: 'Войти', entering: 'Входим…',
    firstTime: 'Первый вход? Имя и одноразовый пароль напечатаны в окне, где запущена Doska.',
    wrong: 'Имя или пароль не подошли. Проверьте раскладку и Caps Lock.',
    tooMany: 'Слишком много попыток. Подождите немного и попробуйте снова.',
    unreachable: 'Сервер школы не отвечает. Проверьте, что Doska запущена, и попробуйте снова.',
    refused: 'Сервер не принял вход. Обновите страницу и попробуйте снова.',
    ended: 'Вы давно не заходили, и вход закончился. Войдите снова: всё осталось на месте.',
    showPassword: 'Показать пароль', hidePassword: 'Скрыть пароль',
  },
  newPassword: {
    title: 'Придумайте свой пароль', lead: 'Одноразовый пароль больше не подойдёт. Дальше входите с этим.',
    changeTitle: 'Сменить пароль', current: 'Нынешний пароль', oneTime: 'Одноразовый пароль', next: 'Новый пароль', again: 'Новый пароль ещё раз',
    save: 'Сохранить пароль', saving: 'Сохраняем…', saved: 'Пароль сменён.',
    differs: 'Пароли не совпадают.', wrongPassword: 'Нынешний пароль не подошёл.', tooWeak: 'Такой пароль легко угадать. Сделайте его длиннее: подойдут три-четыре слова подряд.',
    strength: { label: 'Надёжность', none: 'Хотя бы 10 знаков. Удобны три-четыре слова подряд.', weak: 'Слабый: добавьте ещё слово', fair: 'Годится', strong: 'Надёжный' },
  },
  link: {
    lost: 'Нет связи с сервером школы',
    asOf: (time: string) => `Показано то, что было в ${time}. Соединимся сами, как только сервер ответит.`,
    first: 'Соединяемся с сервером школы…',
    schoolTime: (zone: string) => `Время школы: ${zone}`,
  },
  loading: { displays: 'Читаем список экранов…', library: 'Читаем библиотеку…', invites: 'Читаем приглашения…', notices: 'Читаем объявления…', journal: 'Читаем журнал…' },
  act: { cancel: 'Отмена', close: 'Закрыть', save: 'Сохранить', remove: 'Удалить', undo: 'Вернуть', retry: 'Повторить', done: 'Готово', back: 'Назад', clearSearch: 'Очистить поиск', resetFilters: 'Сбросить отбор', more: 'Ещё' },
  toasts: { label: 'Сообщения', dismiss: 'Скрыть сообщение' },
  carrier: {
    'unknown-request': 'Сервер не знает такого запроса: версии панели и сервера разошлись. Обновите страницу.',
    'wrong-arguments': 'Сервер не принял данные. Проверьте поля и повторите.',
    'not-allowed': 'У вашей учётной записи нет на это права. Попросите техника.',
    failed: 'На сервере что-то не получилось, ничего не изменилось. Повторите чуть позже.',
    disconnected: 'Нет связи с сервером школы. Ничего не изменилось; повторите, когда связь вернётся.',
  },
  unknown: 'Этого уже нет: кто-то удалил или изменил раньше. Список обновлён.',
  never: 'ещё не было',
  age: (unit: 'now' | 'seconds' | 'minutes' | 'hours' | 'days', count: number): string => {
    if (unit === 'now') return 'только что'
    if (unit === 'seconds') return `${count} с назад`
    if (unit === 'minutes') return `${count} мин назад`
    if (unit === 'hours') return `${count} ч назад`
    return `${count} ${pluralRu(count, 'день', 'дня', 'дней')} назад`
  },
  minutes: (count: number) => `${count} ${pluralRu(count, 'минута', 'минуты', 'минут')}`,
  minutesLeft: (count: number) => `ещё ${count} мин`,
  displays: (count: number) => `${count} ${pluralRu(count, 'экран', 'экрана', 'экранов')}`,
  onDisplays: (count: number) => `на ${count} ${pluralRu(count, 'экране', 'экранах', 'экранах')}`,
  units: { byte: 'Б', kilobyte: 'КБ', megabyte: 'МБ', gigabyte: 'ГБ', perSecond: '/с' },
  listOf: (items: readonly string[]) => new Intl.ListFormat('ru', { type: 'conjunction' }).format(items),
  grade: (grade: number) => (grade === 0 ? 'дошкольники' : `${grade} класс`),
  gradesShort: (grades: readonly number[]) => (grades.length === 0 ? 'любой класс' : `${grades.join(', ')} кл.`),
}
