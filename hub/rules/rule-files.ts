import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { phoneRuleSchema, type PhoneRule } from '#shared/domain/school-rules'
import { screenNormsSchema, type ScreenNorms } from '#shared/domain/screen-norms'

/** The dated rules that ship beside the program. */
export async function readRuleFiles(resources: string): Promise<{ phones: PhoneRule; norms: ScreenNorms }> {
  const read = async (name: string): Promise<unknown> => JSON.parse(await readFile(join(resources, name), 'utf8'))
  return { phones: phoneRuleSchema.parse(await read('phone-rule.json')), norms: screenNormsSchema.parse(await read('screen-norms.json')) }
}
