import Link from 'next/link'

type ProblemListProps = { problems: { code: string; status: number; title: string }[] }

/** Problems grouped by status, each with a link to the page that explains it. */
export function ProblemList({ problems }: ProblemListProps) {
  const byStatus = Map.groupBy(problems, ({ status }) => status)
  return (
    <div className="grid gap-8">
      {[...byStatus].map(([status, group]) => (
        <section key={status} aria-label={String(status)} className="grid gap-2">
          <h2 className="text-20 font-strong">{status}</h2>
          <ul className="grid">
            {group.map(({ code, title }) => (
              <li key={code} className="border-t border-line">
                <Link
                  href={`/docs/problems/${code}`}
                  prefetch={false}
                  className="flex flex-wrap gap-x-4 py-3 hover:bg-fill-1"
                >
                  <code className="w-64">{code}</code>
                  <span className="text-ink-2">{title}</span>
                </Link>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}
