import { z } from 'zod'

// Imported first by every page: zod tries `new Function` when its first object schema is made, and the pages' CSP reports that as a violation.
z.config({ jitless: true })
