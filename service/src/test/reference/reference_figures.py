#!/usr/bin/env python3
"""Reference figures against which Headroom's results are tested.

Usage: reference_figures.py DATA_FOLDER OUT_FOLDER

Written from the stated conventions only (see README.md in OUT_FOLDER), in another language than the
product and sharing nothing with it. Needs Python 3.9 or newer and no library. Takes about two minutes.
"""

import csv
import datetime
import math
import sys
import zipfile
from bisect import bisect_left, insort
from collections import Counter, deque
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from pathlib import Path
from statistics import median

DAYS = ["20131007", "20131008", "20131009", "20131010", "20131011"]
PRIMARY = {"SPY": "P", "BAC": "N", "AIG": "N", "IBM": "N"}
DAILY = ["SPY", "BAC", "AIG", "IBM", "AAPL"]
HISTORY_FROM, HISTORY_UNTIL = "20070101", "20131004"
PORTFOLIO = {"SPY": 10_000, "BAC": -20_000, "AIG": 5_000, "IBM": 3_000}

MINUTE = 60_000
SESSION_OPEN, SESSION_CLOSE = 9 * 60 * MINUTE + 30 * MINUTE, 16 * 60 * MINUTE

UNUSED_BITS = [1, 2, 3, 9, 10, 11, 13, 14, 18, 20, 22, 24, 25, 26]
UNUSED_MASK = sum(1 << bit for bit in UNUSED_BITS)
OPENING, CLOSING, OFFICIAL_CLOSE = 1 << 6, 1 << 7, 1 << 24

OUTLIER_WINDOW, OUTLIER_MINIMUM = 50, 10
LAMBDA = 0.94
GARMAN_KLASS_CLOSE = 2 * math.log(2) - 1
WICK_WINDOW, WICK_MULTIPLE = 22, 3
WICK_MINIMUM = {"capped": WICK_WINDOW, "capped-early": 5, "uncapped": sys.maxsize}


def zipped_lines(path):
    with zipfile.ZipFile(path) as archive:
        (name,) = archive.namelist()
        return archive.read(name).decode("ascii").splitlines()


def read_trades(path):
    """(ms since midnight, price x 10,000, size, exchange, condition bits, suspicious) per row."""
    trades = []
    for line in zipped_lines(path):
        ms, price, size, exchange, condition, suspicious = line.split(",")
        trades.append((int(ms), int(price), int(size), exchange, int(condition, 16), suspicious == "1"))
    return trades


def read_bars(path):
    """date -> (open, high, low, close), unadjusted, x 10,000."""
    bars = {}
    for line in zipped_lines(path):
        stamp, *prices = line.split(",")[:5]
        bars[stamp[:8]] = tuple(int(price) for price in prices)
    return bars


def read_factors(path):
    """Rows (date, price factor x split factor), ascending; a row holds through its date."""
    rows = [line.split(",") for line in path.read_text().split()]
    return [(row[0], float(row[1]) * float(row[2])) for row in rows]


def factor_on(factors, date):
    return factors[bisect_left(factors, (date,))][1]


class OutlierRule:
    """Compares a price with the preceding accepted ones; exact, as prices are whole 1e-4 dollars."""

    def __init__(self):
        self.arrived = deque()
        self.ordered = []
        self.ties = 0

    def accepts(self, price):
        n = len(self.ordered)
        if n >= OUTLIER_MINIMUM:
            half = n // 2
            lower, upper = self.ordered[half - 1 + n % 2], self.ordered[half]
            median_2 = lower + upper
            deviations = sum(self.ordered[n - half :]) - sum(self.ordered[:half])
            # |p - m| > 10 D / n + 0.02 + 0.0005 m, in 1e-4 dollars, times 4,000 n
            left = 2_000 * n * abs(2 * price - median_2)
            right = 40_000 * deviations + 800_000 * n + n * median_2
            self.ties += left == right
            if left > right:
                return False
        if n == OUTLIER_WINDOW:
            del self.ordered[bisect_left(self.ordered, self.arrived.popleft())]
        self.arrived.append(price)
        insort(self.ordered, price)
        return True


def by_conditions(trades):
    """Trades of the session that say something about the price."""
    return [
        (ms, price)
        for ms, price, _, _, condition, suspicious in trades
        if SESSION_OPEN <= ms < SESSION_CLOSE and not suspicious and price > 0 and not condition & UNUSED_MASK
    ]


def without_outliers(ticks):
    rule = OutlierRule()
    kept = [tick for tick in ticks if rule.accepts(tick[1])]
    return kept, rule.ties


def merged(ticks, how=median):
    """One (ms, price) for each time stamp."""
    return [(ms, how([price for _, price in group])) for ms, group in groupby(ticks, key=lambda tick: tick[0])]


def last_of(prices):
    return prices[-1]


def grid_instants(step, offset):
    """Session open, then open + offset, open + offset + step and so on, session close."""
    inner = range(SESSION_OPEN + (offset or step) * MINUTE, SESSION_CLOSE, step * MINUTE)
    return [SESSION_OPEN, *inner, SESSION_CLOSE]


def grid_returns(prices, step, offset, at_instant_counts=False):
    """Log returns between grid points; a point's price is the last strictly before it."""
    stamps = [ms for ms, _ in prices]
    sampled = [prices[0][1]]
    for instant in grid_instants(step, offset)[1:]:
        before = bisect_left(stamps, instant + (1 if at_instant_counts else 0))
        if before > 0:
            sampled.append(prices[before - 1][1])
    return [math.log(b / a) for a, b in zip(sampled, sampled[1:])]


def variance(returns):
    return math.fsum(r * r for r in returns)


def bipower(returns):
    n = len(returns)
    return math.pi / 2 * n / (n - 1) * math.fsum(abs(a) * abs(b) for a, b in zip(returns, returns[1:]))


def positive(returns):
    return math.fsum(r * r for r in returns if r > 0)


def negative(returns):
    return math.fsum(r * r for r in returns if r < 0)


def middle_sizes(returns):
    return [sorted(map(abs, three))[1] for three in zip(returns, returns[1:], returns[2:])]


def med_rv(returns):
    n = len(returns)
    scale = math.pi / (6 - 4 * math.sqrt(3) + math.pi) * n / (n - 2)
    return scale * math.fsum(m**2 for m in middle_sizes(returns))


def med_rq(returns):
    n = len(returns)
    scale = 3 * math.pi * n / (9 * math.pi + 72 - 52 * math.sqrt(3)) * n / (n - 2)
    return scale * math.fsum(m**4 for m in middle_sizes(returns))


def quarticity(returns):
    return len(returns) / 3 * math.fsum(r**4 for r in returns)


def jump_statistic(returns):
    share = 1 - med_rv(returns) / variance(returns)
    return share / math.sqrt(0.96 / len(returns) * max(1, med_rq(returns) / med_rv(returns) ** 2))


def noise_variance(returns):
    return variance(returns) / (2 * sum(r != 0 for r in returns))


def subsampled(measure, prices, step=5, **options):
    return math.fsum(measure(grid_returns(prices, step, offset, **options)) for offset in range(step)) / step


def realized_kernel(prices):
    """The kernel of the last prices of the seconds that have any, and its bandwidth."""
    observed = [list(group)[-1][1] for _, group in groupby(prices, key=lambda tick: tick[0] // 1000)]
    logs = [math.log(price) for price in observed]
    jittered = [(logs[0] + logs[1]) / 2, *logs[2:-2], (logs[-2] + logs[-1]) / 2]
    returns = [b - a for a, b in zip(jittered, jittered[1:])]
    noise_to_signal = subsampled(noise_variance, prices, step=2) / subsampled(variance, prices, step=20)
    bandwidth = min(300, math.ceil(3.5134 * noise_to_signal**0.4 * len(returns) ** 0.6))
    kernel = math.fsum(x * x for x in returns)
    for lag in range(1, bandwidth + 1):
        x = lag / (bandwidth + 1)
        weight = 1 - 6 * x**2 + 6 * x**3 if x <= 0.5 else 2 * (1 - x) ** 3
        kernel += 2 * weight * math.fsum(a * b for a, b in zip(returns, returns[lag:]))
    return {"kernel": kernel, "kernel_returns": len(returns), "kernel_bandwidth": bandwidth}


def auction_prices(trades, exchange):
    """Open and close from the primary listing's auction prints, and where the close is from."""
    prints = [(condition, price) for _, price, _, venue, condition, _ in trades if venue == exchange]
    opens = {price for condition, price in prints if condition & OPENING}
    closes = {price for condition, price in prints if condition & CLOSING}
    official = {price for condition, price in prints if condition & OFFICIAL_CLOSE}
    source = "auction" if closes else "official"
    (open_price,), (close_price,) = opens, closes or official
    return open_price, close_price, source


def realized_tables(data):
    measures, variants, counts = [], [], []
    for symbol, exchange in PRIMARY.items():
        factors = read_factors(data / f"daily/factor_files/{symbol.lower()}.csv")
        previous = HISTORY_UNTIL, read_bars(data / f"daily/us-equity/{symbol.lower()}.zip")[HISTORY_UNTIL][3]
        for date in DAYS:
            trades = read_trades(data / f"ticks/us-equity/{symbol.lower()}/{date}_trade.zip")
            opening, closing, source = auction_prices(trades, exchange)
            candidates = by_conditions(trades)
            accepted, ties = without_outliers(candidates)
            prices = merged(accepted)
            overnight = math.log(
                opening * factor_on(factors, date) / (previous[1] * factor_on(factors, previous[0]))
            )
            key = {"symbol": symbol, "date": iso(date)}
            measures.append({
                **key,
                "open": dollars(opening),
                "close": dollars(closing),
                "close_source": source,
                "overnight_return": overnight,
                "open_close_return": math.log(closing / opening),
                "rv5": subsampled(variance, prices),
                "bipower5": subsampled(bipower, prices),
                "rs_plus5": subsampled(positive, prices),
                "rs_minus5": subsampled(negative, prices),
                "medrv5": subsampled(med_rv, prices),
                "quarticity5": subsampled(quarticity, prices),
                "jump5_offset0": jump_statistic(grid_returns(prices, 5, 0)),
                **realized_kernel(prices),
                "first_price": dollars(prices[0][1]),
                "last_price": dollars(prices[-1][1]),
            })
            variants.append({**key, **realized_variants(candidates, accepted, prices)})
            counts.append({**key, **cleaning_counts(trades, candidates, accepted), "outlier_ties": ties,
                           "merged_prices": len(prices)})
            previous = date, closing
    return measures, variants, counts


def realized_variants(candidates, accepted, prices):
    raw = merged(candidates)
    merged_first, _ = without_outliers([(ms, price) for ms, price in merged(candidates, how=lambda p: int(median(p)))])
    return {
        **{f"rv5_offset{offset}": variance(grid_returns(prices, 5, offset)) for offset in range(5)},
        "rv1": variance(grid_returns(prices, 1, 0)),
        "rv5_no_outlier_rule": subsampled(variance, raw),
        "rv5_outlier_rule_after_merging": subsampled(variance, merged_first),
        "rv5_last_of_stamp": subsampled(variance, merged(accepted, how=last_of)),
        "rv5_ticks_at_grid_instant_before": subsampled(variance, prices, at_instant_counts=True),
    }


def cleaning_counts(trades, candidates, accepted):
    inside = [trade for trade in trades if SESSION_OPEN <= trade[0] < SESSION_CLOSE]
    unused = [trade[4] & UNUSED_MASK for trade in inside if not trade[5] and trade[4] & UNUSED_MASK]
    unused_outside = sum(
        1 for t in trades if not SESSION_OPEN <= t[0] < SESSION_CLOSE and not t[5] and t[4] & UNUSED_MASK
    )
    suspicious = sum(t[5] for t in trades)
    suspicious_inside = sum(t[5] for t in inside)
    lowest = Counter((bits & -bits).bit_length() - 1 for bits in unused)
    return {
        "ticks": len(trades),
        "in_session": len(inside),
        "suspicious": suspicious,
        "suspicious_in_session": suspicious_inside,
        "unused_in_session": len(unused),
        "unused_out_of_session": unused_outside,
        "plain_out_of_session": len(trades) - len(inside) - (suspicious - suspicious_inside) - unused_outside,
        "outliers": len(candidates) - len(accepted),
        "accepted_in_session": len(accepted),
        **{f"bit{bit}": sum(bits >> bit & 1 for bits in unused) for bit in UNUSED_BITS},
        **{f"lowest_bit{bit}": lowest[bit] for bit in UNUSED_BITS},
    }


def capped_bars(bars, minimum):
    """Bars of the history with wicks limited to three trailing median ranges, and what was capped.

    No bar is capped before there are `minimum` preceding ones.
    """
    dates = [date for date in sorted(bars) if HISTORY_FROM <= date <= HISTORY_UNTIL]
    cleaned, ranges, caps = [], [], []
    for date in dates:
        opening, high, low, close = bars[date]
        if len(ranges) >= minimum:
            limit = WICK_MULTIPLE * median(ranges[-WICK_WINDOW:]) * close
            top, bottom = max(opening, close) + limit, min(opening, close) - limit
            if high > top:
                caps.append((date, "high", high, top))
                high = top
            if low < bottom:
                caps.append((date, "low", low, bottom))
                low = bottom
        ranges.append((high - low) / close)
        cleaned.append((date, opening, high, low, close))
    return cleaned, caps


def garman_klass(opening, high, low, close):
    return 0.5 * math.log(high / low) ** 2 - GARMAN_KLASS_CLOSE * math.log(close / opening) ** 2


class History:
    """Target variances and close-to-close returns of one instrument, day by day."""

    def __init__(self, data, symbol, wicks="capped"):
        bars = read_bars(data / f"daily/us-equity/{symbol.lower()}.zip")
        factors = read_factors(data / f"daily/factor_files/{symbol.lower()}.csv")
        self.symbol = symbol
        self.wicks = wicks
        self.bars, self.caps = capped_bars(bars, WICK_MINIMUM[wicks])
        self.dates = [bar[0] for bar in self.bars]
        self.gk = [garman_klass(*bar[1:]) for bar in self.bars]
        adjusted = [(bar[1] * factor_on(factors, bar[0]), bar[4] * factor_on(factors, bar[0])) for bar in self.bars]
        pairs = list(zip(adjusted, adjusted[1:]))
        self.overnight = [None] + [math.log(today[0] / before[1]) for before, today in pairs]
        self.close_close = [None] + [math.log(today[1] / before[1]) for before, today in pairs]
        self.target = [self.gk[0]] + [gk + night * night for gk, night in zip(self.gk[1:], self.overnight[1:])]


def ewma_path(variances):
    """path[t]: forecast for the day after day t; it starts at the first variance."""
    path = [variances[0]]
    for value in variances[1:]:
        path.append(LAMBDA * path[-1] + (1 - LAMBDA) * value)
    return path


class LogHar:
    """Expanding OLS of ln x(t+1) on 1 and ln of the means of x over 1, 5 and 22 days to t.

    Logarithms are taken relative to a fixed level near their mean, which keeps the normal equations well
    conditioned and leaves the fit as it is.
    """

    LEVEL = -9.0

    def __init__(self):
        self.x = []
        self.rows = 0
        self.gram = [[0.0] * 4 for _ in range(4)]
        self.cross = [0.0] * 4
        self.square = 0.0

    def add(self, variance_of_day):
        if len(self.x) >= 22:
            row, y = self.features(), math.log(variance_of_day) - self.LEVEL
            for i in range(4):
                self.cross[i] += row[i] * y
                for j in range(4):
                    self.gram[i][j] += row[i] * row[j]
            self.square += y * y
            self.rows += 1
        self.x.append(variance_of_day)

    def features(self, recent=None):
        x = recent or self.x
        return [1.0] + [math.log(math.fsum(x[-n:]) / n) - self.LEVEL for n in (1, 5, 22)]

    def fit(self):
        beta = solve(self.gram, self.cross)
        residual = self.square - math.fsum(b * c for b, c in zip(beta, self.cross))
        return beta, residual / (self.rows - 4)

    def forecast(self, fitted=None, recent=None):
        """From the last 22 of `recent`, or of what was added."""
        beta, s2 = fitted or self.fit()
        mu = self.LEVEL + math.fsum(b * f for b, f in zip(beta, self.features(recent)))
        return math.exp(mu + s2 / 2)

    def intercept(self, beta):
        """The intercept for logarithms that are not relative to the level."""
        return beta[0] + self.LEVEL * (1 - sum(beta[1:]))


def solve(matrix, right):
    n = len(right)
    rows = [list(matrix[i]) + [right[i]] for i in range(n)]
    for i in range(n):
        pivot = max(range(i, n), key=lambda k: abs(rows[k][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for k in range(i + 1, n):
            ratio = rows[k][i] / rows[i][i]
            rows[k] = [a - ratio * b for a, b in zip(rows[k], rows[i])]
    solution = [0.0] * n
    for i in reversed(range(n)):
        rest = math.fsum(rows[i][j] * solution[j] for j in range(i + 1, n))
        solution[i] = (rows[i][n] - rest) / rows[i][i]
    return solution


def log_har_of(variances):
    model = LogHar()
    for value in variances:
        model.add(value)
    return model


def daily_table(histories):
    rows = []
    for history in histories:
        for i in range(len(history.dates) - 5, len(history.dates)):
            date, opening, high, low, close = history.bars[i]
            rows.append({
                "symbol": history.symbol, "date": iso(date), "open": dollars(opening), "high": dollars(high),
                "low": dollars(low), "close": dollars(close), "garman_klass": history.gk[i],
                "overnight_return": history.overnight[i], "overnight_squared": history.overnight[i] ** 2,
                "target_variance": history.target[i], "close_close_return": history.close_close[i],
            })
    return rows


def forecast_table(histories):
    rows = []
    for history in histories:
        for start, variances in [("first-day-gk", history.target), ("second-day", history.target[1:])]:
            model = log_har_of(variances)
            beta, s2 = model.fit()
            rows.append({
                "symbol": history.symbol, "wicks": history.wicks, "start": start, "days": len(variances),
                "ewma_variance": ewma_path(variances)[-1], "log_har_variance": model.forecast(),
                "log_har_b0": model.intercept(beta), "log_har_b1": beta[1], "log_har_b5": beta[2],
                "log_har_b22": beta[3], "log_har_s2": s2, "log_har_rows": model.rows,
                "capped_highs": sum(cap[1] == "high" for cap in history.caps),
                "capped_lows": sum(cap[1] == "low" for cap in history.caps),
            })
    return rows


def cap_table(histories):
    return [
        {"symbol": history.symbol, "wicks": history.wicks, "date": iso(date), "side": side, "was": dollars(was),
         "capped_to": dollars(to)}
        for history in histories for date, side, was, to in history.caps
    ]


def kappa_table(data, histories):
    with open(data / "realized/sp500rm.csv", newline="") as file:
        realized = {row["date"][:10].replace("-", ""): float(row["RV"]) / 1e4 for row in csv.DictReader(file)}
    periods = ["2007-2013", "2008-2013"] + [str(year) for year in range(2007, 2014)]
    rows = []
    for history in histories:
        forecasts = zip(*walk_forward(history, realized))
        pairs = [(date, realized[date], *rest) for date, *rest in zip(history.dates, history.gk, *forecasts)
                 if date in realized]
        for period in periods:
            chosen = [pair[1:] for pair in pairs if period[:4] <= pair[0][:4] <= period[-4:]]
            rows.append({"period": period, "wicks": history.wicks, **kappa(*zip(*chosen))})
    return rows


def walk_forward(history, realized):
    """One-day log-HAR forecasts made the day before, fitted to Garman-Klass again every day.

    Per day the forecast from Garman-Klass and, where the 22 days before all have one, the forecast by the same
    coefficients from realized variance; None in the first year (251 days).
    """
    model, forecasts = LogHar(), []
    for i, value in enumerate(history.gk):
        if i < 251:
            forecasts.append((None, None))
        else:
            fitted = model.fit()
            recent = [realized.get(date) for date in history.dates[i - 22 : i]]
            live = None if None in recent else model.forecast(fitted, recent)
            forecasts.append((model.forecast(fitted), live))
        model.add(value)
    return forecasts


def mean_ratio(realized, forecasts):
    """Mean of realized over forecast and the number of days that have both; empty where there are none."""
    ratios = [a / b for a, b in zip(realized, forecasts) if b is not None]
    return math.fsum(ratios) / len(ratios) if ratios else "", len(ratios)


def kappa(rv, gk, forecasts, live_forecasts):
    n = len(rv)
    log_ratio = [math.log(a / b) for a, b in zip(rv, gk)]
    mean_log = math.fsum(log_ratio) / n
    over_forecast, forecast_days = mean_ratio(rv, forecasts)
    over_live, live_days = mean_ratio(rv, live_forecasts)
    return {
        "days": n,
        "ratio_of_means": math.fsum(rv) / math.fsum(gk),
        "exp_mean_log_ratio": math.exp(mean_log),
        "ols_through_origin": math.fsum(a * b for a, b in zip(rv, gk)) / math.fsum(b * b for b in gk),
        "mean_ratio": mean_ratio(rv, gk)[0],
        "sd_log_ratio": math.sqrt(math.fsum((r - mean_log) ** 2 for r in log_ratio) / (n - 1)),
        "mean_rv": math.fsum(rv) / n,
        "mean_gk": math.fsum(gk) / n,
        "forecast_days": forecast_days,
        "mean_rv_over_forecast": over_forecast,
        "live_days": live_days,
        "mean_rv_over_live_forecast": over_live,
    }


def ewma_one_day_ahead(history):
    """forecasts[t] for day t made at t - 1, and the one for the day after the last."""
    path = ewma_path(history.target)
    return [None] + path[:-1], path[-1]


def log_har_one_day_ahead(history, first):
    """The same by log-HAR, fitted again every day; None before index `first`."""
    model, forecasts = LogHar(), []
    for i, value in enumerate(history.target):
        forecasts.append(model.forecast() if i >= first else None)
        model.add(value)
    return forecasts, model.forecast()


def residual_shocks(history, forecasts, now, dates):
    """exp(z sigma_now) - 1 for each date, z with unit mean square."""
    index = {date: i for i, date in enumerate(history.dates)}
    z = [history.close_close[index[d]] / math.sqrt(forecasts[index[d]]) for d in dates]
    scale = math.sqrt(math.fsum(v * v for v in z) / len(z))
    return [math.expm1(v / scale * math.sqrt(now)) for v in z], scale


def value_at_risk(losses, level):
    """VaR and ES of the losses, level an exact fraction."""
    worst = sorted(losses, reverse=True)
    tail = (1 - level) * len(losses)
    whole = math.floor(tail)
    shortfall = math.fsum(worst[:whole]) + float(tail - whole) * worst[whole]
    return worst[whole], shortfall / float(tail), whole + 1


def simulation_table(histories):
    joint = sorted(set.intersection(*(set(h.dates[1:]) for h in histories)))
    last_close = {h.symbol: h.bars[-1][4] / 10_000 for h in histories}
    rows = []
    for model in ("ewma", "log-har"):
        ahead = {
            h.symbol: ewma_one_day_ahead(h) if model == "ewma" else log_har_one_day_ahead(h, h.dates.index(joint[-1000]))
            for h in histories
        }
        for count in (1000, 750):
            dates = joint[-count:]
            shocks = {h.symbol: residual_shocks(h, *ahead[h.symbol], dates) for h in histories}
            books = {"portfolio": PORTFOLIO, **{s: {s: q} for s, q in PORTFOLIO.items()}}
            for name, book in books.items():
                losses = [
                    -math.fsum(q * last_close[s] * shocks[s][0][i] for s, q in book.items()) for i in range(count)
                ]
                for level in ("0.975", "0.99"):
                    var, es, rank = value_at_risk(losses, Fraction(level))
                    rows.append({
                        "model": model, "book": name, "scenarios": count, "first_date": iso(dates[0]),
                        "level": level, "rank_from_worst": rank, "value_at_risk": var, "expected_shortfall": es,
                        "notional": math.fsum(q * last_close[s] for s, q in book.items()),
                        "sigma_now": math.sqrt(ahead[name][1]) if name in ahead else "",
                        "root_mean_square_z": shocks[name][1] if name in shocks else "",
                    })
    return rows


def qlike(realized, forecast):
    return realized / forecast - math.log(realized / forecast) - 1


def percent(variance_daily):
    return 100 * math.sqrt(variance_daily)


def plausibility_table(histories, measures):
    rows = []
    for history in histories:
        variances, model = list(history.target), log_har_of(history.target)
        frozen = model.fit()
        for measure in (m for m in measures if m["symbol"] == history.symbol):
            night = measure["overnight_return"] ** 2
            total = measure["rv5"] + night
            forecasts = {
                "ewma": ewma_path(variances)[-1], "log_har": model.forecast(), "log_har_frozen": model.forecast(frozen),
            }
            rows.append({
                "symbol": history.symbol, "date": measure["date"], "realized_variance": total,
                "overnight_share": night / total, "realized_sigma_percent": percent(total),
                **{f"{name}_variance": value for name, value in forecasts.items()},
                **{f"{name}_sigma_percent": percent(value) for name, value in forecasts.items()},
                **{f"{name}_qlike": qlike(total, value) for name, value in forecasts.items()},
            })
            variances.append(total)
            model.add(total)
    return rows


def decimals(text):
    return len(text.partition(".")[2])


def order_statistic(ordered, share):
    """The smallest value that at least this share of the values does not exceed."""
    return ordered[math.ceil(share * len(ordered)) - 1]


def backwards(stamps):
    return sum(b < a for a, b in zip(stamps, stamps[1:]))


def forex_table(data):
    rows = []
    for path in sorted((data / "ticks/fx-eurusd").glob("*_quote.zip")):
        fields = [line.split(",") for line in zipped_lines(path)]
        stamps = [int(ms) for ms, _, _ in fields]
        quotes = [(Decimal(bid), Decimal(ask)) for _, bid, ask in fields]
        spreads = sorted(ask - bid for bid, ask in quotes)
        proper = [spread for spread in spreads if spread >= 0]
        rows.append({
            "file": path.name, "rows": len(quotes), "crossed": len(spreads) - len(proper),
            "locked": sum(spread == 0 for spread in spreads),
            "not_positive": sum(bid <= 0 or ask <= 0 for bid, ask in quotes),
            "time_backwards": backwards(stamps), "same_time_as_before": sum(a == b for a, b in zip(stamps, stamps[1:])),
            "first_ms": stamps[0], "last_ms": stamps[-1],
            "max_decimals": max(max(decimals(bid), decimals(ask)) for _, bid, ask in fields),
            "spread_min": spreads[0], "spread_max": spreads[-1], "spread_median": order_statistic(spreads, Fraction(1, 2)),
            "spread_p99": order_statistic(spreads, Fraction(99, 100)),
            "uncrossed_spread_median": order_statistic(proper, Fraction(1, 2)),
            "uncrossed_spread_p99": order_statistic(proper, Fraction(99, 100)),
            "bid_min": min(bid for bid, _ in quotes), "bid_max": max(bid for bid, _ in quotes),
            "ask_min": min(ask for _, ask in quotes), "ask_max": max(ask for _, ask in quotes),
        })
    return rows


def equity_quote_table(data):
    path = data / "ticks/us-equity/aig/20131007_quote.zip"
    fields = [line.split(",") for line in zipped_lines(path)]
    stamps = [int(field[0]) for field in fields]
    sides = Counter((int(f[1]) != 0, int(f[3]) != 0) for f in fields)
    return [{
        "file": path.name, "rows": len(fields), "bid_only": sides[True, False], "ask_only": sides[False, True],
        "both_sides": sides[True, True], "neither_side": sides[False, False],
        "size_without_price": sum(int(f[2]) != 0 and int(f[1]) == 0 or int(f[4]) != 0 and int(f[3]) == 0 for f in fields),
        "price_without_size": sum(int(f[1]) != 0 and int(f[2]) == 0 or int(f[3]) != 0 and int(f[4]) == 0 for f in fields),
        "negative": sum(int(f[1]) < 0 or int(f[3]) < 0 for f in fields),
        "suspicious": sum(f[7] == "1" for f in fields), "time_backwards": backwards(stamps),
        "first_ms": stamps[0], "last_ms": stamps[-1],
        "in_session": sum(SESSION_OPEN <= ms < SESSION_CLOSE for ms in stamps),
        **standing_quotes(fields),
    }]


def standing_quotes(fields):
    """Rows that leave a crossed or locked market when each side stands until the next row replaces it."""
    own, best = Counter(), Counter()
    bids, asks = {}, {}
    for ms, bid, _, ask, _, exchange, _, suspicious in fields:
        if suspicious == "1":
            continue
        if int(bid):
            bids[exchange] = int(bid)
        if int(ask):
            asks[exchange] = int(ask)
        inside = SESSION_OPEN <= int(ms) < SESSION_CLOSE
        if inside and exchange in bids and exchange in asks:
            own[compare(bids[exchange], asks[exchange])] += 1
        if inside and bids and asks:
            best[compare(max(bids.values()), min(asks.values()))] += 1
    return {
        "in_session_crossed_at_exchange": own[1], "in_session_locked_at_exchange": own[0],
        "in_session_crossed_national": best[1], "in_session_locked_national": best[0],
    }


def compare(bid, ask):
    return (bid > ask) - (bid < ask)


def trade_table(data):
    rows = []
    for symbol in PRIMARY:
        for date in DAYS:
            trades = read_trades(data / f"ticks/us-equity/{symbol.lower()}/{date}_trade.zip")
            bits = Counter(bit for trade in trades for bit in range(32) if trade[4] >> bit & 1)
            rows.append({
                "symbol": symbol, "date": iso(date), "rows": len(trades),
                "time_backwards": backwards([t[0] for t in trades]),
                "price_not_positive": sum(t[1] <= 0 for t in trades),
                "size_not_positive": sum(t[2] <= 0 for t in trades),
                "price_not_whole_cents": sum(t[1] % 100 != 0 for t in trades),
                "suspicious": sum(t[5] for t in trades), "no_bit": sum(t[4] == 0 for t in trades),
                "before_session": sum(t[0] < SESSION_OPEN for t in trades),
                "in_session": sum(SESSION_OPEN <= t[0] < SESSION_CLOSE for t in trades),
                "at_or_after_close": sum(t[0] >= SESSION_CLOSE for t in trades),
                "first_ms": trades[0][0], "last_ms": trades[-1][0],
                **{f"bit{bit}": bits[bit] for bit in range(32)},
            })
    return rows


def iso(date):
    return datetime.datetime.strptime(date, "%Y%m%d").date().isoformat()


def dollars(price):
    return price / 10_000


def write(path, rows):
    with open(path, "w", newline="") as file:
        writer = csv.DictWriter(file, fieldnames=list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)
    print(f"{path.name}: {len(rows)} rows", file=sys.stderr)


def main(data, out):
    histories = [History(data, symbol) for symbol in DAILY]
    early = [History(data, symbol, "capped-early") for symbol in DAILY]
    traded = [history for history in histories if history.symbol in PORTFOLIO]
    write(out / "daily-2013-10-04.csv", daily_table(histories))
    write(out / "forecasts-2013-10-04.csv", forecast_table(histories + early))
    write(out / "wick-caps.csv", cap_table(histories + early))
    write(out / "kappa.csv", kappa_table(data, [histories[0], early[0], History(data, "SPY", "uncapped")]))
    write(out / "fhs-2013-10-04.csv", simulation_table(traded))
    measures, variants, counts = realized_tables(data)
    write(out / "realized-2013-10.csv", measures)
    write(out / "realized-2013-10-variants.csv", variants)
    write(out / "realized-2013-10-counts.csv", counts)
    write(out / "realized-vs-forecast-2013-10.csv", plausibility_table(traded, measures))
    write(out / "fx-2014-05.csv", forex_table(data))
    write(out / "aig-quotes-2013-10-07.csv", equity_quote_table(data))
    write(out / "trades-2013-10.csv", trade_table(data))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit("usage: reference_figures.py DATA_FOLDER OUT_FOLDER")
    main(Path(sys.argv[1]), Path(sys.argv[2]))
