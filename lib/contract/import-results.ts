import { z } from 'zod'
import { contract } from './contract'
import { id } from './fields'
import { Import } from './import'

/** The formats of a downloaded report. */
export const REPORT_FORMATS = ['json', 'csv'] as const

const params = z.strictObject({ importId: id })

/** Operations on imports that have ended. */
export const importResults = {
  confirm: contract({
    operationId: 'confirmImport',
    method: 'post',
    path: '/imports/{importId}/confirm',
    tag: 'Imports',
    summary: 'Confirm or decline a removal',
    description:
      'Settles an import whose status is `needs_confirmation`: removes the tracks, or keeps them as tracks that no later import removes. Possible for 7 days, or until a later import of the same list; then the tracks are kept. Repeating a decision changes nothing.',
    access: 'user',
    limit: 'write',
    params,
    body: z.strictObject({
      remove: z.boolean().meta({
        description: 'True to remove the tracks, false to keep them.',
        examples: [true],
      }),
    }),
    output: Import,
    status: 200,
    errors: ['not_found', 'confirmation_ended'],
  }),
  undo: contract({
    operationId: 'undoImport',
    method: 'post',
    path: '/imports/{importId}/undo',
    tag: 'Imports',
    summary: 'Undo an import',
    description:
      'Within a day of its end: restores the tracks that the import removed at their place, removes the tracks, likes and playlists that it added, and the songs that nothing else uses. Tracks that you added since stay. If a later import changed the same list, that one has to be undone first. Repeating it changes nothing.',
    access: 'user',
    limit: 'write',
    params,
    output: Import,
    status: 200,
    errors: ['not_found', 'conflict', 'undo_expired', 'import_superseded'],
  }),
  report: contract({
    operationId: 'downloadImportReport',
    method: 'get',
    path: '/imports/{importId}/report',
    tag: 'Imports',
    summary: 'Download the report of an import',
    description:
      'Returns one row for each track that was added or removed and for each row that was skipped, with the reason and advice. Added tracks are `created` if their song was new to the library, else `matched`; they are listed while the import can be undone. The file is created while it is sent.',
    access: 'user',
    limit: 'read',
    params,
    query: z.strictObject({
      format: z
        .enum(REPORT_FORMATS)
        .default('json')
        .meta({ description: 'The format of the file.', examples: ['csv'] }),
    }),
    output: null,
    media: ['application/json', 'text/csv'],
    status: 200,
    errors: ['not_found'],
    streamed: true,
  }),
}
