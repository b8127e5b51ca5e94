import { createDocument, type ZodOpenApiObject, type ZodOpenApiPathsObject } from 'zod-openapi'
import { contracts } from '@/lib/contract/all'
import type { Contract } from '@/lib/contract/contract'
import { infoOf, securitySchemes, servers, tagsOf } from './about'
import { type OpenApiDocument, withExamples } from './examples'
import { headers } from './headers'
import { operationOf } from './operation'
import { withWords } from './parameter-words'
import { Problem, problemResponses } from './problems'
import { bounded } from './schema-bounds'

/** The OpenAPI 3.1 document of the operations the API runs on, of the server at `appUrl`. */
export function openApiDocument(
  appUrl: string,
  operations: Contract[] = contracts,
): OpenApiDocument {
  const document: ZodOpenApiObject = {
    openapi: '3.1.0',
    info: infoOf(appUrl),
    servers,
    tags: tagsOf(operations),
    paths: pathsOf(operations),
    components: {
      schemas: { Problem },
      headers,
      responses: problemResponses(operations),
      securitySchemes: securitySchemes(operations),
    },
  }
  return withWords(withExamples(createDocument(document, { override: bounded })))
}

function pathsOf(operations: Contract[]): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {}
  for (const contract of operations) {
    paths[contract.path] = { ...paths[contract.path], [contract.method]: operationOf(contract) }
  }
  return paths
}
