import type { NextRequest } from 'next/server'
import NextAuth from 'next-auth'
import { db } from '@/db'
import { authOptions } from '@/lib/http/next-auth'

type Segment = { params: Promise<{ nextauth: string[] }> }

async function handler(request: NextRequest, segment: Segment) {
  await db.open()
  return NextAuth(request, segment as never, authOptions())
}

export { handler as GET, handler as POST }
