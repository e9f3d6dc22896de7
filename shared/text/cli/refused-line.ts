/** What was brought, then why not; a reason that begins with the same name is not told twice. */
export const refusedLine = (name: string, why: string): string => (why.startsWith(`${name}: `) ? `✗ ${why}` : `✗ ${name}: ${why}`)
