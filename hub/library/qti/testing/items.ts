/** Items as authoring tools write them, made for these tests; QTI 2.1 unless the name says 3. */
const item = (title: string, declaration: string, body: string, more = '') => `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" identifier="item" title="${title}" adaptive="false" timeDependent="false">
${declaration}
<outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float" normalMaximum="3"/>
<itemBody>${body}</itemBody>${more}
</assessmentItem>`
const right = (cardinality: string, baseType: string, values: readonly string[], more = '', identifier = 'RESPONSE') =>
  `<responseDeclaration identifier="${identifier}" cardinality="${cardinality}" baseType="${baseType}"><correctResponse>${values.map(value => `<value>${value}</value>`).join('')}</correctResponse>${more}</responseDeclaration>`

export const qtiItems = {
  single: item('Столица', right('single', 'identifier', ['B']), `<p>Столица России &#8212; это</p>
    <choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><prompt>Выберите один ответ</prompt>
    <simpleChoice identifier="A">Казань</simpleChoice><simpleChoice identifier="B">Москва</simpleChoice><simpleChoice identifier="C">Тверь &amp; Псков</simpleChoice></choiceInteraction>`),
  multiple: item('Чётные', right('multiple', 'identifier', ['A', 'C']), `<choiceInteraction responseIdentifier="RESPONSE" maxChoices="0"><prompt>Какие числа чётные?</prompt>
    <simpleChoice identifier="A"><math xmlns="http://www.w3.org/1998/Math/MathML"><msup><mn>2</mn><mn>3</mn></msup></math></simpleChoice><simpleChoice identifier="B">3</simpleChoice><simpleChoice identifier="C">4</simpleChoice></choiceInteraction>`),
  order: item('Порядок', right('ordered', 'identifier', ['C', 'A', 'B']), `<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>По возрастанию</prompt>
    <simpleChoice identifier="A">2</simpleChoice><simpleChoice identifier="B">3</simpleChoice><simpleChoice identifier="C">1</simpleChoice></orderInteraction>`),
  match: item('Герои', right('multiple', 'directedPair', ['A X', 'B Y']), `<matchInteraction responseIdentifier="RESPONSE" maxAssociations="2"><prompt>Кто откуда?</prompt>
    <simpleMatchSet><simpleAssociableChoice identifier="A" matchMax="1">Онегин</simpleAssociableChoice><simpleAssociableChoice identifier="B" matchMax="1">Печорин</simpleAssociableChoice></simpleMatchSet>
    <simpleMatchSet><simpleAssociableChoice identifier="X" matchMax="1">Пушкин</simpleAssociableChoice><simpleAssociableChoice identifier="Y" matchMax="1">Лермонтов</simpleAssociableChoice><simpleAssociableChoice identifier="Z" matchMax="1">Гоголь</simpleAssociableChoice></simpleMatchSet></matchInteraction>`),
  associate: item('Пары', right('multiple', 'pair', ['A D', 'B C']), `<associateInteraction responseIdentifier="RESPONSE" maxAssociations="2"><prompt>Соедините соперников</prompt>
    ${['A', 'B', 'C', 'D', 'E'].map(id => `<simpleAssociableChoice identifier="${id}" matchMax="1">${id}</simpleAssociableChoice>`).join('')}</associateInteraction>`),
  gapMatch: item('Пропуски', right('multiple', 'directedPair', ['W G1', 'S G2']), `<gapMatchInteraction responseIdentifier="RESPONSE"><prompt>Вставьте слова</prompt>
    <gapText identifier="W" matchMax="1">зима</gapText><gapText identifier="S" matchMax="1">лето</gapText><gapText identifier="A" matchMax="1">осень</gapText>
    <blockquote><p>После осени <gap identifier="G1"/> настанет,</p><p>а за ней и <gap identifier="G2"/>.</p></blockquote></gapMatchInteraction>`),
  inlineChoice: item('Времена года', right('single', 'identifier', ['Y'], '', 'R1') + right('single', 'identifier', ['N'], '', 'R2'), `<p>Лёд <inlineChoiceInteraction responseIdentifier="R1"><inlineChoice identifier="Y">легче</inlineChoice><inlineChoice identifier="N">тяжелее</inlineChoice></inlineChoiceInteraction> воды,
    поэтому он <inlineChoiceInteraction responseIdentifier="R2"><inlineChoice identifier="Y">тонет</inlineChoice><inlineChoice identifier="N">плавает</inlineChoice></inlineChoiceInteraction>.</p>`),
  string: item('Слово', right('single', 'string', ['плавление'], '<mapping defaultValue="0"><mapEntry mapKey="плавление" mappedValue="1"/><mapEntry mapKey="таяние" mappedValue="1"/><mapEntry mapKey="варка" mappedValue="0.5"/></mapping>'),
    '<p>Переход из твёрдого состояния в жидкое: <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="15"/></p>'),
  number: item('Ускорение', right('single', 'float', ['9.8']), '<p>g = <textEntryInteraction responseIdentifier="RESPONSE"/> м/с<sup>2</sup></p>',
    '<responseProcessing><responseCondition><responseIf><equal toleranceMode="absolute" tolerance="0.05 0.05"><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal></responseIf></responseCondition></responseProcessing>'),
  hotspot: item('Карта', right('single', 'identifier', ['A']), '<hotspotInteraction responseIdentifier="RESPONSE" maxChoices="1"><object data="map.png" type="image/png"/><hotspotChoice identifier="A" shape="circle" coords="1,1,1"/></hotspotInteraction>'),
  essay: item('Сочинение', '', '<extendedTextInteraction responseIdentifier="RESPONSE"/>'),
  picture: item('Рисунок', right('single', 'identifier', ['A']), '<p><img src="a.png" alt=""/></p><choiceInteraction responseIdentifier="RESPONSE"><simpleChoice identifier="A">1</simpleChoice><simpleChoice identifier="B">2</simpleChoice></choiceInteraction>'),
  noAnswer: item('Без ответа', '', '<choiceInteraction responseIdentifier="RESPONSE"><simpleChoice identifier="A">1</simpleChoice><simpleChoice identifier="B">2</simpleChoice></choiceInteraction>'),
  single3: `<?xml version="1.0"?>
<qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" identifier="i3" title="Дробь" adaptive="false" time-dependent="false" xml:lang="ru">
<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier"><qti-correct-response><qti-value>ChoiceB</qti-value></qti-correct-response></qti-response-declaration>
<qti-item-body><div><math xmlns="http://www.w3.org/1998/Math/MathML" display="block"><mfrac><mn>1</mn><mn>2</mn></mfrac><mo>+</mo><msqrt><mi>x</mi></msqrt></math></div>
<qti-choice-interaction response-identifier="RESPONSE" max-choices="1"><qti-prompt>Что это?</qti-prompt><qti-simple-choice identifier="ChoiceA">Число</qti-simple-choice><qti-simple-choice identifier="ChoiceB">Выражение</qti-simple-choice></qti-choice-interaction></qti-item-body>
</qti-assessment-item>`,
} as const
