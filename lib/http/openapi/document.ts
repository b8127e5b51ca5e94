import { createDocument, type ZodOpenApiObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { type OpenApiDocument, withExamples } from './examples'
import { headers } from './headers'
import { createInfo, listTags, securitySchemes, servers } from './info'
import { operationOf } from './operation'
import { withDescriptions } from './parameter-descriptions'
import { Problem } from './problem-schema'
import { problemResponses } from './problems'
import { addBounds } from './schema-bounds'

/** Creates the OpenAPI 3.1 document of the operations, for the server at `appUrl`. */
export function openApiDocument(
  appUrl: string,
  operations: Contract[] = contracts,
): OpenApiDocument {
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: createInfo(appUrl),
    servers,
    tags: listTags(operations),
    paths: pathsOf(operations),
    components: {
      schemas: { Problem },
      headers,
      responses: problemResponses(operations),
      securitySchemes: securitySchemes(operations),
    },
  }
  return withDescriptions(withExamples(createDocument(document, { override: addBounds })))
}

function pathsOf(operations: Contract[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const contract of operations) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: operationOf(contract) }
  }
  return paths
}
