import { imports as contract } from '@/lib/contract/imports'
import { bind } from '@/lib/http/bind'
import { bindEvents } from '@/lib/http/bind-events'
import { bindFile } from '@/lib/http/bind-file'
import { cancelImport, createImport, findImport, listImports } from '@/lib/services/imports/imports'
import { inspectFile } from '@/lib/services/imports/inspect'
import { watchImport } from '@/lib/services/imports/watch'

const FILE_BYTES_MOST = 20 * 2 ** 20

export const imports = [
  [
    contract.create,
    bindFile(contract.create, {
      maxBytes: FILE_BYTES_MOST,
      inspect: (ctx, file) => inspectFile(ctx, file),
      verb: createImport,
    }),
  ],
  [contract.list, bind(contract.list, listImports)],
  [contract.find, bind(contract.find, findImport)],
  [contract.events, bindEvents(contract.events, 'import', watchImport)],
  [contract.cancel, bind(contract.cancel, cancelImport)],
] as const
