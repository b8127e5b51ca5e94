import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { DocsFrame } from '@/components/docs/docs-frame'
import { problemWords } from '@/components/docs/problem-words'
import type { ErrorCode } from '@/lib/errors'
import { problems } from '@/lib/http/problem'

type PageProps = { params: Promise<{ code: string }> }

const isCode = (code: string): code is ErrorCode => Object.hasOwn(problems, code)

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { code } = await params
  return { title: isCode(code) ? problems[code].title : 'Unknown problem' }
}

export default async function ProblemPage({ params }: PageProps) {
  const { code } = await params
  if (!isCode(code)) notFound()
  const { title, status } = problems[code]
  const { cause, mend } = problemWords[code]
  return (
    <DocsFrame title={title}>
      <dl className="grid max-w-[65ch] grid-cols-[auto_1fr] gap-x-8 gap-y-3">
        <dt className="text-ink-3">Code</dt>
        <dd>
          <code>{code}</code>
        </dd>
        <dt className="text-ink-3">Status</dt>
        <dd>{status}</dd>
        <dt className="text-ink-3">Why</dt>
        <dd>{cause}</dd>
        <dt className="text-ink-3">What to do</dt>
        <dd>{mend}</dd>
      </dl>
    </DocsFrame>
  )
}
