/** ESLint rules that are ours alone: what style.md says and no published rule checks. */

const forbiddenNames = ['utils', 'util', 'helpers', 'helper', 'common', 'misc', 'manager', 'index']
const kebab = /^[a-z0-9]+(-[a-z0-9]+)*(\.(test|spec|bench|config|ru|en))?\.(ts|js|mjs|cjs)$/
const pascal = /^([A-Z][a-z0-9]*)+\.vue$/

/** Files are kebab-case, components PascalCase, and a name says what is inside. */
const fileName = {
  meta: { type: 'suggestion', schema: [], messages: { shape: '{{name}}: files are kebab-case.ts, components PascalCase.vue', empty: '{{name}}: this name says nothing; name the file after its main export' } },
  create: context => ({
    Program(node) {
      const name = context.filename.split(/[\\/]/).at(-1)
      const bare = name.replace(/\..*$/, '')
      if (forbiddenNames.includes(bare.toLowerCase()) || /(^|-)(utils?|helpers?|manager|misc)$/.test(bare)) context.report({ node, messageId: 'empty', data: { name } })
      if (!(name.endsWith('.vue') ? pascal : kebab).test(name.replace(/^\./, '').replace(/\.d\.ts$/, '.ts'))) context.report({ node, messageId: 'shape', data: { name } })
    },
  }),
}

/** A switched-off rule says why: `eslint-disable-next-line rule -- reason`. */
const reasonedDisable = {
  meta: { type: 'suggestion', schema: [], messages: { reason: 'say why the rule does not hold here: `-- reason`' } },
  create: context => ({
    Program() {
      for (const comment of context.sourceCode.getAllComments()) {
        const text = comment.value.trim()
        if (/^eslint-disable/.test(text) && !/\s--\s+\S/.test(text)) context.report({ loc: comment.loc, messageId: 'reason' })
      }
    },
  }),
}

/** Words that people read stand in shared/text, in every language; two Cyrillic letters in a string are such a word. */
const wordsInText = {
  meta: { type: 'problem', schema: [], messages: { words: 'words that people read belong in shared/text' } },
  create: context => {
    const check = (node, text) => {
      if (/[\u0400-\u04ff]{2}/.test(text)) context.report({ node, messageId: 'words' })
    }
    const visitor = {
      Literal: node => typeof node.value === 'string' && check(node, node.value),
      TemplateElement: node => check(node, node.value.raw),
    }
    return context.sourceCode.parserServices.defineTemplateBodyVisitor?.(visitor, visitor) ?? visitor
  },
}

export const ownRules = { rules: { 'file-name': fileName, 'reasoned-disable': reasonedDisable, 'words-in-text': wordsInText } }
