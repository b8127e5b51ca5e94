import { imports as contract } from '@/lib/contract/imports'
import { bind, bindPrepared } from '@/lib/http/bind'
import { bindEvents } from '@/lib/http/bind-events'
import { bindFile } from '@/lib/http/bind-file'
import {
  cancelImport,
  createFileImport,
  findImport,
  listImports,
} from '@/lib/services/imports/imports'
import { inspectFile } from '@/lib/services/imports/inspect'
import { createTextImport, inspectText } from '@/lib/services/imports/text-import'
import { watchImport } from '@/lib/services/imports/watch'

const MAX_FILE_BYTES = 20 * 2 ** 20

export const imports = [
  bindFile(contract.create, {
    maxBytes: MAX_FILE_BYTES,
    inspect: inspectFile,
    verb: createFileImport,
  }),
  bindPrepared(contract.createFromText, inspectText, createTextImport),
  bind(contract.list, listImports),
  bind(contract.find, findImport),
  bindEvents(contract.events, 'import', watchImport),
  bind(contract.cancel, cancelImport),
] as const
