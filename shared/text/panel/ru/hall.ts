import type { HallSection } from '../../../domain/hall/sections'
import type { BirthdayFault } from '../../../domain/hall/birthdays'
import { pluralRu } from '../../plural'

const n = (count: number, one: string, few: string, many: string): string => `${count} ${pluralRu(count, one, few, many)}`

/** Making a display a screen of the hall. */
export const hallRu = {
  title: 'Экран в холле', sign: 'Экран в холле: рассказывает о жизни школы', why: 'Никто ничего не открывал: идёт показ для холла',
  lead: 'Показывает несколько классов сразу, страницами, которые читаются издалека. Уроки, экстренные сообщения и показы с панели идут поверх.',
  isHall: 'Это экран в холле', isClass: 'Сейчас это экран класса: он показывает уроки своего кабинета.',
  what: 'Что показывать', sections: { lessons: 'Уроки: сейчас и далее', changes: 'Замены сегодня', events: 'События школы', holidays: 'Сколько до каникул', notices: 'Объявления', birthdays: 'Дни рождения', playlist: 'Картинки и видео' } satisfies Record<HallSection, string>,
  needHint: 'Раздел, в котором сейчас нечего показать, пропускается.',
  whose: 'Чьи уроки', grades: 'Параллели', gradesHint: 'Например: 1, 5-9. Пусто: все.', building: 'Здания', classes: 'Только эти классы', allClasses: 'Не отмечено ни одного: показываются все.', ofGrades: (grades: string) => `параллели ${grades}`,
  ticker: { title: 'Бегущая строка', text: 'Текст', from: 'С', until: 'До', add: 'Добавить строку', remove: (text: string) => `Удалить строку «${text}»`, none: 'Строк нет.', zone: (zone: string) => `Время школы: ${zone}. Пустые поля: показывать всегда.` },
  playlist: { title: 'Картинки и видео по кругу', none: 'Пока ничего не выбрано.', seconds: 'Секунд', up: (title: string) => `«${title}» раньше`, down: (title: string) => `«${title}» позже`, remove: (title: string) => `Убрать «${title}»`, find: 'Картинка или видео из библиотеки', notFound: 'Ничего не нашлось.', empty: 'В библиотеке нет картинок и видео.', sound: 'Со звуком (обычно видео в холле идут без звука)', lost: 'Материала больше нет', done: 'Готово', add: 'Добавить из библиотеки' },
  birthdays: {
    title: 'Дни рождения', lead: 'Список общий для школы. Он уходит только на те экраны, где этот раздел включён. Только имя, без фамилии и года; спросите согласие родителей.', list: 'По строке на ребёнка: имя, класс, день.месяц', example: 'Анна, 5 А, 03.11', count: (count: number) => `В списке ${n(count, 'имя', 'имени', 'имён')}`,
    notRead: 'Список не прочитался. Закройте окно и откройте снова.', format: (line: number) => `Строка ${line}: нужны имя, класс и день.месяц через запятую, например «Анна, 5 А, 03.11». Список не сохранён.`,
    fault: {
      'more-than-a-given-name': (line: number, value: string) => `Строка ${line}: «${value}» больше, чем имя. Оставьте только имя, без фамилии, отчества и инициалов. Список не сохранён.`,
      'no-class': (line: number) => `Строка ${line}: напишите класс, не длиннее 20 букв. Список не сохранён.`,
      'no-such-day': (line: number, value: string) => `Строка ${line}: дня ${value} нет. Список не сохранён.`,
    } satisfies Record<BirthdayFault['kind'], (line: number, value: string) => string>,
  },
  light: 'Яркость', day: 'Днём, %', nightFrom: 'Ночь с', nightUntil: 'до', night: 'Ночью, %', nightHint: 'Пока в школе уроки, экран не темнеет. Ночью страница один раз загружается заново.', nightProblem: 'Ночь не длиннее 14 часов.',
  gradesProblem: 'Это не список параллелей. Напишите, например, «1, 5-9».', tickerProblem: 'Конец строки раньше начала или строка пустая. Исправьте её.',
  previewTitle: 'Как это будет',
  preview: {
    round: (sections: string) => `По кругу: ${sections}.`, nothing: 'Ничего не выбрано: будут только часы и название школы.',
    classes: (count: number, names: string, limits: string) => `${n(count, 'класс', 'класса', 'классов')}: ${names}${limits ? ` (${limits})` : ''}.`, noClasses: 'Под условия не подходит ни один класс: уроков на экране не будет.',
    playlist: (count: number, seconds: number, sound: boolean) => `${n(count, 'файл', 'файла', 'файлов')} на ${Math.floor(seconds / 60) > 0 ? `${Math.floor(seconds / 60)} мин ` : ''}${seconds % 60} с, ${sound ? 'со звуком' : 'без звука'}.`,
    ticker: (count: number) => `Внизу бежит ${n(count, 'строка', 'строки', 'строк')}.`, night: (from: string, until: string, night: number, day: number) => `С ${from} до ${until} яркость ${night} %, в остальное время ${day} %.`, birthdays: 'На экране будут имена детей.',
  },
  save: 'Сохранить', savedHall: 'Это экран в холле. Он покажет новое при ближайшей связи.', savedClass: 'Это снова экран класса.', undone: 'Всё как было.', reading: 'Читаем настройки…', notRead: 'Настройки не прочитались. Закройте окно и откройте снова.',
}
