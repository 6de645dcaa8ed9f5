"""Everything as aligned text."""

from .rows import Row


def lines(rows):
    """Columns as wide as they need; numbers end where numbers end. The first row is the head."""
    columns = list(zip(*rows))
    widths = [max(map(len, column)) for column in columns]
    right = [any(map(is_number, column[1:])) for column in columns]
    for row in rows:
        yield "  ".join(cell.rjust(width) if numbers else cell.ljust(width)
                        for cell, width, numbers in zip(row, widths, right)).rstrip()


def is_number(cell):
    return cell.replace(".", "", 1).isdigit()


def number(value, form=".2f"):
    return "" if value is None else format(value, form)


def mebibytes(value):
    return "" if value is None else format(value / 2**20, ".0f")


def print_rows(rows, part_note):
    head = ["who", "job", "server", "wire", "ms", "of", "listing", "conn", "seconds", "fastest",
            "floor", "x floor", "CPU s", "MiB", ""]
    body = [[row.who, row.job, row.server + (f", {row.variant}" if row.variant else ""),
             "TLS" if row.tls else "plain", str(row.rtt), row.part or "all",
             row.listing if row.who == "ftperm" else "", str(row.connections or ""),
             number(row.time), number(min(row.seconds, default=None)), number(row.floor),
             number(row.ratio), number(row.cpu), mebibytes(row.memory), remark(row)]
            for row in sorted(rows, key=order)]
    print()
    for line in lines([head, *body]):
        print(line)
    if part_note:
        print(part_note)


def order(row: Row):
    return (row.job != "audit", row.server, not row.tls, row.rtt, row.part, row.who != "ftperm")


def remark(row):
    return row.note if row.right else row.outcome


def print_samples(samples):
    if not samples:
        return
    head = ["scale", "entries", "modes", "seconds", "client CPU s", "server CPU s", "MiB",
            "MB on the wire", ""]
    body = [[sample.shape, str(sample.count), "wrong" if sample.wrong else "right",
             number(sample.time), number(sample.client_cpu), number(sample.server_cpu),
             mebibytes(sample.memory), number(sample.wire / 1e6, ".1f"),
             "" if sample.right else sample.outcome] for sample in samples]
    print()
    for line in lines([head, *body]):
        print(line)


def print_micros(micros):
    if not micros:
        return
    print()
    for line in lines([["micro-benchmark", "MB/s", "thousand/s"]] + [
            [row["name"],
             number(row["bytes_per_second"] and row["bytes_per_second"] / 1e6, ".0f"),
             number(row["items_per_second"] and row["items_per_second"] / 1e3, ".0f")]
            for row in micros]):
        print(line)


def print_bars(bars):
    if not bars:
        return
    print()
    for line in lines([["bar", "wanted", "measured", ""]] + [
            [bar.what, bar.wanted, bar.measured[:60], bar.verdict] for bar in bars]):
        print(line)
