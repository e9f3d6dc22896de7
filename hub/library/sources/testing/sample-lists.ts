/** A page of an OPDS 2 feed with a following one, a group, and something that is sold. */
export const opdsSample = JSON.stringify({
  metadata: { title: 'Школьная библиотека' }, links: [{ rel: 'self', href: '/feed' }, { rel: ['next'], href: '/feed?page=2' }],
  publications: [
    { metadata: { title: { ru: 'Физика. 8 класс' }, identifier: 'urn:isbn:1', author: [{ name: 'Пёрышкин' }], subject: ['Физика', { name: '8 класс' }], language: 'ru', modified: '2026-11-01T00:00:00Z', description: '<p>Учебник</p>' }, links: [{ rel: 'http://opds-spec.org/acquisition/open-access', href: 'files/1.pdf', type: 'application/pdf' }] },
    { metadata: { title: 'Платная' }, links: [{ rel: 'http://opds-spec.org/acquisition/buy', href: 'buy' }] },
  ],
  groups: [{ publications: [{ metadata: { title: 'Атлас' }, links: [{ rel: 'http://opds-spec.org/acquisition', href: 'https://files.school.ru/a.pdf' }] }] }],
})
/** The manifest of a cartridge: a page with its style, a link, a test. */
export const manifestSample = `<?xml version="1.0" encoding="UTF-8"?><manifest identifier="m" xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imscp_v1p1" xmlns:lom="x"><metadata><schema>IMS Common Cartridge</schema><schemaversion>1.3.0</schemaversion>
<lom:lom><lom:general><lom:title><lom:string>Тепловые явления</lom:string></lom:title></lom:general></lom:lom></metadata>
<organizations><organization identifier="o" structure="rooted-hierarchy"><item identifier="i0"><item identifier="i1" identifierref="R1"><title>Плавление &amp; кристаллы</title></item><item identifier="i2" identifierref="R2"><title>Ссылка</title></item></item></organization></organizations>
<resources><resource identifier="R1" type="webcontent" href="a%20b/page.html"><file href="a%20b/page.html"/><dependency identifierref="R3"/></resource><resource identifier="R2" type="imswl_xmlv1p3"><file href="link.xml"/></resource><resource identifier="R3" type="webcontent" href="a%20b/x.css"><file href="a%20b/x.css"/></resource><resource identifier="R4" type="imsqti_xmlv1p2/imscc_xmlv1p3/assessment"><file href="q.xml"/></resource></resources></manifest>`
/** A web link of a cartridge. */
export const linkSample = '<?xml version="1.0"?><webLink xmlns="http://www.imsglobal.org/xsd/imsccv1p3/imswl_v1p3"><title>Опыт</title><url href="https://resh.edu.ru/a?b=1&amp;c=2" target="_blank"/></webLink>'
/** Lists of an export of the ЦОК library. */
export const cokCsvSample = 'Код;Название;Предмет;Класс;Тема;Тип материала;Экзамен;УМК;Автор;Файл\r\n1;"Плавление; опыт";Физика;7-8;Тепловые явления;Презентация;ОГЭ, ЕГЭ;Пёрышкин;Иванова;files/a.pdf\r\n2;Дроби;Математика;5;;Тест;ВПР;;;files/b.png\r\n'
export const cokJsonSample = JSON.stringify({ materials: [{ id: 1, title: 'Плавление', subject: 'physics', grades: [7, 8], topics: ['physics/thermal'], exams: ['ege'], file: 'files/a.pdf' }, { id: '2', название: 'Сайт', ссылка: 'https://resh.edu.ru' }] })
