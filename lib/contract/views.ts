import { z } from 'zod'
import { contract } from './contract'
import { count, id, instant } from './fields'
import { searchText, songFilters } from './song-filters'

const ViewFilters = z.strictObject({
  ...songFilters,
  liked: z
    .boolean()
    .optional()
    .meta({
      description: 'Only songs that you like (true) or do not like (false).',
      examples: [true],
    }),
})

export const View = z
  .object({
    id,
    listId: z
      .string()
      .max(43)
      .meta({
        description: 'The id of the view as a list, for the operations of the shuffle.',
        examples: ['view:0199c3f2-5a1e-7c4b-9d2a-6f8e1b3c5d70'],
      }),
    q: z
      .string()
      .max(200)
      .nullable()
      .meta({ examples: ['midnight'] }),
    filters: ViewFilters,
    songCount: count.meta({ examples: [42] }),
    createdAt: instant,
    expiresAt: instant,
  })
  .meta({ id: 'View' })
export type View = z.output<typeof View>

const common = { tag: 'Shuffle', access: 'user' as const }
const params = z.strictObject({ viewId: id })

export const views = {
  create: contract({
    ...common,
    operationId: 'createView',
    method: 'post',
    path: '/views',
    summary: 'Create a view',
    description:
      'A view is a list of the songs that match a search and filters, as `GET /songs` finds them, for use as `view:<id>` in the operations of the shuffle. Songs that begin or cease to match join or leave a running shuffle. The same search and filters give the same view, which is then kept for another 30 days. A 51st view replaces the one that expires first.',
    limit: 'write',
    body: z.strictObject({
      q: searchText,
      filters: ViewFilters.default({}),
    }),
    output: View,
    status: 201,
    errors: [],
  }),
  find: contract({
    ...common,
    operationId: 'getView',
    method: 'get',
    path: '/views/{viewId}',
    summary: 'Get a view',
    description: 'Returns a view with the current number of its songs.',
    limit: 'read',
    params,
    output: View,
    status: 200,
    errors: ['not_found'],
  }),
  remove: contract({
    ...common,
    operationId: 'deleteView',
    method: 'delete',
    path: '/views/{viewId}',
    summary: 'Delete a view',
    description: 'Deletes a view and ends its shuffle. The songs are kept.',
    limit: 'write',
    params,
    output: null,
    status: 204,
    errors: ['not_found'],
  }),
}
