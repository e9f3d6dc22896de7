import type { LessonCard } from '../../contract/library-cards'
import type { OpenFault } from '../../contract/open-fault'
import type { Presence } from '../../contract/material-view'
import type { Standing } from '../../contract/board-snapshot'
import type { CarrierFault } from '../../contract/carrier'
import type { Invite } from '../../domain/invite'
import type { MaterialType } from '../../domain/material'
import type { Missing } from '../../domain/readiness'
import type { DayLesson } from '../../domain/timetable/day-lesson'
import { pluralRu } from '../plural'
import { playersRu } from './players/ru'
import { linksRu } from './ru/links'
import { packagesRu } from './ru/packages'
import { exerciseRu } from './exercise/ru'
import { bellsRu } from './ru/bells'
import { hallRu } from './ru/hall'
import { findingRu } from './ru/finding'
import { ownFilesRu } from './ru/own-files'
import { reportsRu } from './ru/reports'
import { readinessRu } from './ru/readiness'
import { codesRu } from './ru/codes'
import { screenTimeRu } from './ru/screen-time'
import { sticksRu } from './ru/sticks'
import { whyRu } from './ru/why'
import { doubtRu } from './ru/doubt'

type SeekFault = NonNullable<Extract<Standing, { kind: 'seeking-hub' }>['fault']>
type AbsentReason = Extract<Presence, { kind: 'absent' }>['reason']
type BrokenReason = 'cannot-play' | 'cannot-load' | 'frozen'

const minutes = (count: number) => `${count} ${pluralRu(count, 'минута', 'минуты', 'минут')}`
const minutesLong = (count: number) => `${count} ${pluralRu(count, 'минуту', 'минуты', 'минут')}`
const hours = (count: number) => `${Math.floor(count / 60)} ч${count % 60 === 0 ? '' : ` ${count % 60} мин`}`
const size = (bytes: number) => (bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))}\u00a0КБ` : `${(bytes / 1_000_000).toFixed(bytes < 10_000_000 ? 1 : 0).replace('.', ',')}\u00a0МБ`)

/** Every word of the board, in Russian; `en.ts` has the same shape. */
export const boardRu = {
  minutes,
  size,
  starting: 'Доска включается…',
  restarting: 'Программа дисплея перезапускается. Картинка остаётся.',
  notAnswering: 'Программа дисплея пока не отвечает. Доска попробует ещё раз сама.',

  enrol: {
    seekTitle: 'Ищем сервер школы',
    seekLead: 'Доска подключится сама, как только сервер ответит.',
    address: 'Адрес сервера',
    faults: {
      unreachable: 'Сервер не отвечает. Проверьте, что он включён, а доска подключена к сети школы.',
      'wrong-key': 'Отвечает не тот сервер, которому доска доверяет. Ничего не передано. Позовите техника.',
      refused: 'Техник не подключил эту доску. Если это ошибка, начните ещё раз.',
      'too-many-attempts': 'Слишком много попыток подряд. Доска попробует ещё раз через несколько минут.',
      expired: 'Код никто не подтвердил за десять минут. Начните ещё раз: появится новый.',
    } satisfies Record<SeekFault, string>,
    retry: 'Попробовать ещё раз',
    codeTitle: 'Код этой доски',
    codeSpelled: (code: string) => `Код: ${[...code].join(' ')}`,
    steps: (panel: string) => [`Откройте на компьютере ${panel}`, 'Найдите там эту доску', 'Коды совпали? Нажмите «Да, коды совпадают»'],
    minutesLeft: (count: number) => (count < 1 ? 'Код действует меньше минуты' : `Код действует ещё ${minutesLong(count)}`),
  },

  idle: {
    now: 'Сейчас',
    next: 'Далее',
    today: 'Сегодня',
    worksAs: (weekday: number) => `уроки ${['', 'понедельника', 'вторника', 'среды', 'четверга', 'пятницы', 'субботы', 'воскресенья'][weekday]}`,
    lessonsOver: 'На сегодня уроки закончились',
    minutesLeft: (count: number) => `ещё ${minutesLong(count)}`,
    minutesUntil: (count: number) => `через ${count < 60 ? minutesLong(count) : hours(count)}`,
    breakNow: 'Перемена',
    beforeLessons: 'До уроков',
    firstLesson: 'Первый урок',
    changes: { cancelled: 'отменён', 'moved-here': 'перенесён сюда', 'moved-away': 'в другом кабинете', retimed: 'другое время', merged: 'классы вместе', replaced: 'замена', added: 'дополнительно' } satisfies Record<NonNullable<DayLesson['change']>['kind'], string>,
    later: (count: number) => `позже ещё ${count}`,
    changeAge: (count: number) => (count < 1 ? 'только что' : count < 60 ? `${minutesLong(count)} назад` : count < 1440 ? `${Math.floor(count / 60)} ч назад` : `${Math.floor(count / 1440)} дн. назад`),
    openLesson: 'Открыть урок',
    returnToLesson: 'Вернуться к уроку',
    library: 'Библиотека',
    invites: 'Коды классов',
    notices: 'Объявления',
    onBoard: 'Готовые уроки',
  },

  invite: {
    roles: { pupil: 'Для учеников', parent: 'Для родителей', staff: 'Для сотрудников' } satisfies Record<Invite['role'], string>,
    kinds: { chat: 'Чат класса', class: 'Заявка в класс', organisation: 'Заявка в школу' } satisfies Record<Invite['kind'], string>,
    consequences: {
      chat: 'Вы сразу окажетесь в чате.',
      class: 'Вы отправите заявку. Учитель примет её или ответит, почему нет.',
      organisation: 'Вы отправите заявку. Школа примет её или ответит, почему нет.',
    } satisfies Record<Invite['kind'], string>,
    steps: ['Включите камеру', 'Наведите её на код', 'Откройте ссылку'],
    typeInstead: 'Или наберите адрес',
    thisMachineOnly: 'Короткого адреса нет: сервер открыт только на своей машине. Технику: запустите его с --listen <адрес в сети школы>.',
    readableFrom: (metres: number) => `Читается с\u00a0${String(metres).replace('.', ',')}\u00a0м`,
    made: (date: string) => `Код от ${date}`,
    notDrawable: 'Эту ссылку нельзя показать кодом. Наберите адрес или спросите техника.',
    qrName: (className: string) => `QR-код: ${className}`,
  },

  lesson: {
    forward: 'Дальше',
    back: 'Назад',
    list: 'Этапы урока',
    close: 'Закрыть',
    controls: 'Управление показом',
    showControls: 'Показать кнопки',
    stageOf: (stage: number, count: number) => `Этап ${stage} из ${count}`,
    spent: (spent: number, planned: number) => `${spent} из ${minutes(planned)}`,
    over: (count: number) => `на ${minutesLong(count)} дольше плана`,
    planned: minutes,
    open: (card: Pick<LessonCard, 'stages' | 'minutes'>) => `${card.stages} ${pluralRu(card.stages, 'этап', 'этапа', 'этапов')}, ${minutes(card.minutes)}`,
    stageNow: 'идёт',
    blanked: 'Экран погашен. Коснитесь, чтобы вернуться.',
  },

  player: {
    play: 'Смотреть',
    listen: 'Слушать',
    pause: 'Пауза',
    restart: 'С начала',
    seek: 'Место в записи',
    volume: 'Громкость',
    mute: 'Выключить звук',
    unmute: 'Включить звук',
    soundWaits: 'Браузер ждёт касания, чтобы включить звук',
    nearer: 'Ближе',
    farther: 'Дальше',
    whole: 'Целиком',
    pageForward: 'Следующая страница',
    pageBack: 'Предыдущая страница',
    page: (page: number, count: number) => `${page} из ${count}`,
    pdfName: (title: string, page: number) => `${title}, страница ${page}`,
    opening: (title: string) => `Открываем «${title}»…`,
    brokenTitle: (title: string) => `«${title}» не открывается`,
    broken: {
      'cannot-play': 'Этот дисплей не умеет показывать такой формат. Остальное работает. Технику уже сообщили.',
      'cannot-load': 'Файл не читается. Остальное работает. Технику уже сообщили.',
      frozen: 'Материал перестал отвечать. Остальное работает. Технику уже сообщили.',
    } satisfies Record<BrokenReason, string>,
    skip: 'Пропустить',
    closeIt: 'Закрыть',
  },

  packages: packagesRu,

  links: linksRu,

  presence: {
    ready: 'Готово без сети',
    loading: (done: number, total: number) => `Загружается: ${size(done)} из ${size(total)}`,
    absent: {
      'hub-unreachable': 'Нет на доске. Загрузится, когда появится сервер школы',
      'no-space': 'На доске не хватило места. Сообщите технику',
      damaged: 'Файл был повреждён. Загружается заново',
      'not-fetched': 'Ещё не загружено. Нужна связь с сервером школы',
      refused: 'Сервер не отдаёт этот файл. Сообщите технику',
    } satisfies Record<AbsentReason, string>,
    lessonReady: 'Готово без сети',
    lessonPartly: (ready: number, total: number) => `Готово ${ready} из ${total}`,
    absentTitle: (title: string) => `«${title}» ещё не на доске`,
    absentSafe: 'Покажется само, как только будет готово.',
  },

  openFaults: {
    unknown: 'Этого больше нет в библиотеке. Список обновится сам.',
  } satisfies Record<Exclude<OpenFault['kind'], 'not-ready' | 'hidden'>, string>,
  carrierFaults: {
    disconnected: 'Программа дисплея сейчас не отвечает. Попробуйте ещё раз через несколько секунд.',
    failed: 'Не получилось. Ничего не потеряно, попробуйте ещё раз.',
    'not-allowed': 'Этому экрану так делать нельзя.',
    'wrong-arguments': 'Доска не поняла это действие. Ничего не изменилось.',
    'unknown-request': 'Программа дисплея старше этой страницы. Перезагрузите доску.',
  } satisfies Record<CarrierFault['kind'], string>,

  offer: {
    from: (by: string) => `${by} предлагает показать`,
    now: 'Сейчас',
    after: 'После урока',
    no: 'Нет',
    until: (time: string) => `Ответ ждут до ${time}`,
  },

  finding: findingRu,

  library: {
    title: 'Библиотека',
    search: 'Найти урок или материал',
    clear: 'Стереть',
    gradeOf: (grade: number) => `${grade} класс`,
    grades: (grades: readonly number[]) => (grades.length === 0 ? '' : grades.length === 1 ? `${grades[0]} класс` : `${grades[0]}–${grades.at(-1)} классы`),
    types: { lesson: 'Урок', video: 'Видео', image: 'Картинка', series: 'Набор картинок', pdf: 'Слайды и тексты', audio: 'Звук', html: 'Интерактив', epub: 'Книга', article: 'Текст', h5p: 'Упражнение H5P', scorm: 'Курс SCORM', link: 'Страница в сети' } satisfies Record<MaterialType | 'lesson', string>,
    empty: 'Библиотека ещё пуста. Материалы появятся, когда сервер школы их передаст.',
    opening: 'Ищем…',
    reset: 'Снять фильтры',
    back: 'К экрану класса',
    keyboard: { erase: 'Стереть', space: 'Пробел', ru: 'РУС', en: 'ENG', digits: '123', letters: 'АБВ', close: 'Убрать', name: 'Клавиатура' },
  },

  state: {
    title: 'Состояние доски',
    open: 'Состояние',
    hubReachable: 'Сервер на связи',
    hubAway: 'Работаем без сервера',
    hubAwayLong: 'Готовые уроки открываются как обычно. Новое придёт, когда сервер появится.',
    lastContact: (words: string) => `Последняя связь: ${words}`,
    neverContact: 'Связи с сервером ещё не было',
    ago: (count: number) => (count < 1 ? 'только что' : count < 60 ? `${minutesLong(count)} назад` : count < 1440 ? `${Math.floor(count / 60)} ч назад` : `${Math.floor(count / 1440)} дн. назад`),
    clockDoubt: 'Часы под сомнением',
    clockDoubtLong: 'Доска не уверена в своём времени. Звонки и расписание могут сбиться, пока сервер не подскажет точное.',
    ready: (ready: number, total: number) => (total === 0 ? 'Материалов пока нет' : ready === total ? `Готово всё: ${total}` : `Готово ${ready} из ${total}`),
    readyTitle: (ready: number, total: number) => `Готово без сети: ${ready} из ${total}`,
    missing: {
      unknown: 'Ещё нет в каталоге доски',
      waiting: 'Ждёт своей очереди',
      held: 'Загрузится позже: так настроил техник. Откройте, и загрузится сразу',
      downloading: 'Загружается',
      damaged: 'Был повреждён, загружается заново',
      'no-space': 'Не хватило места на диске',
      'source-unreachable': 'Сервер не отвечает',
      refused: 'Сервер не отдаёт файл',
    } satisfies Record<Missing['reason'], string>,
    storeHub: 'Материалы хранит сервер: этому дисплею нужна связь с ним.',
    theme: { dark: 'Тёмная тема', light: 'Светлая тема' },
    themeSwitch: { dark: 'Включить тёмную тему', light: 'Включить светлую тему' },
    language: 'English',
    languageShort: 'EN',
    languageSwitch: 'Switch to English',
    look: 'Вид и звук',
    close: 'Закрыть',
    display: (name: string, room: string) => `${name}, ${room}`,
  },

  players: playersRu,

  exercise: exerciseRu,
  readiness: readinessRu,
  bells: bellsRu,
  hall: hallRu,
  sticks: sticksRu,
  codes: codesRu,
  screenTime: screenTimeRu,
  reports: reportsRu,
  why: whyRu,
  doubt: doubtRu,
  ownFiles: ownFilesRu,
  identify: { lead: 'Это' },
  emergency: { title: 'Внимание' },
  notice: { title: 'Объявление' },
}

/** The shape that every language fills. */
export type BoardText = typeof boardRu
