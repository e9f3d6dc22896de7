/** What people type, letter by letter: every beginning is one keystroke with its page and all its counts. */
const typed = [
  'плавление', 'алгебра', 'егэ', 'дроби задачи', 'математика 5 класс', 'квадратные уравнения', 'теорема пифагора', 'подготовка к экзамену', 'презентация физика', 'учебник', 'падежи',
  'великая отечественная война', 'круговорот воды', 'причастие', 'проценты', 'электрический ток', 'клетка', 'программирование', 'времена глагола', 'контрольная работа',
]
/** The same with faults, whole: nobody else finds them, so only our own side is asked. */
export const misspelt = ['алгбера', 'fkut,hf', 'plavlenie', 'квадратние уравненея', 'прагромирование', 'gkfdktybt', 'geometriya', 'электричский тог', 'теарема пифогора', 'drobi zadachi']

export const keystrokes: readonly string[] = typed.flatMap(words => Array.from({ length: words.length + 1 }, (_none, length) => words.slice(0, length)).filter(beginning => !beginning.endsWith(' ')))
