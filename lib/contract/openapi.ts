import { z } from 'zod'
import { contract } from './contract'

const OpenApi = z
  .looseObject({
    openapi: z.literal('3.1.0'),
    info: z.looseObject({
      title: z
        .string()
        .max(100)
        .meta({ examples: ['Riffle'] }),
      version: z
        .string()
        .max(20)
        .meta({ examples: ['1.0.0'] }),
    }),
  })
  .meta({ id: 'OpenApi', description: 'A document of the OpenAPI Specification 3.1.' })

export const openApi = {
  find: contract({
    operationId: 'getOpenApi',
    method: 'get',
    path: '/openapi.json',
    tag: 'API document',
    summary: 'Get this document',
    description: 'Returns an OpenAPI 3.1 document of all operations.',
    access: 'public',
    limit: 'read',
    output: OpenApi,
    status: 200,
    errors: [],
  }),
}
