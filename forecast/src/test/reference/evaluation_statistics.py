"""The numbers that the tests of io.headroom.forecast.evaluation compare with.

Run with Python 3.11 and arch 8.0.0, statsmodels 0.15.0, scipy 1.17.1, numpy 2.4.6. Losses and
drawn days come from a linear congruential generator whose numbers are the same bits in Java.
"""

import numpy as np
from arch.bootstrap import MCS, IIDBootstrap, StationaryBootstrap
from scipy import stats
from statsmodels.regression.linear_model import OLS
from statsmodels.stats.multitest import multipletests

DAYS, MODELS, REPLICATIONS, BLOCK = 150, 6, 500, 5


class Lcg:
    def __init__(self, seed):
        self.state = seed

    def uniform(self):
        self.state = (1664525 * self.state + 1013904223) % 2**32
        return self.state / 2**32


def losses():
    """A loss per day and model; each holds a third of the day before's, the first two are close."""
    lcg = Lcg(1)
    table = np.zeros((DAYS, MODELS))
    for day in range(DAYS):
        common = lcg.uniform()
        for model in range(MODELS):
            own = lcg.uniform() * (1 + 0.05 * model)
            before = table[day - 1, model] if day > 0 else 0
            table[day, model] = common + own + before / 3
    return table


class Blocks:
    """Circular blocks of five days."""

    def __init__(self, days, seed=2):
        self.days, self.lcg = days, Lcg(seed)

    def draw(self):
        drawn, day = [], 0
        for i in range(self.days):
            day = int(self.lcg.uniform() * self.days) if i % BLOCK == 0 else (day + 1) % self.days
            drawn.append(day)
        return np.array(drawn)

    def bootstrap(self, replications):
        for _ in range(replications):
            yield ((self.draw(),), {})


class Drawn(IIDBootstrap):
    def __init__(self, *data):
        super().__init__(*data)
        self.blocks = Blocks(len(data[0]))

    def update_indices(self):
        return self.blocks.draw()


def confidence_sets():
    for method in ("max", "R"):
        mcs = MCS(losses(), 0.1, reps=REPLICATIONS, method=method)
        mcs.bootstrap = Blocks(DAYS)
        mcs.compute()
        print(method, [(int(i), float(p)) for i, p in mcs.pvalues.Pvalue.items()])


def intervals():
    table = losses()
    first, second = table[:, 0], table[:, 2]
    for name, of in (
        ("ratio", lambda a, b: a.mean() / b.mean()),
        ("difference", lambda a, b: a.mean() - b.mean()),
    ):
        two = Drawn(first, second).conf_int(of, REPLICATIONS, method="percentile", size=0.9)
        one = Drawn(first, second).conf_int(
            of, REPLICATIONS, method="percentile", size=0.9, tail="upper"
        )
        print(name, of(first, second), two.ravel().tolist(), one.ravel().tolist())


def own_draws():
    """With arch's own generator: equal to Java's up to the error of the simulation."""
    table, many = losses(), 20_000
    for method in ("max", "R"):
        mcs = MCS(table, 0.1, reps=many, block_size=5, method=method, bootstrap="cbb", seed=1)
        mcs.compute()
        print("own", method, [(int(i), float(p)) for i, p in mcs.pvalues.Pvalue.items()])
    bootstrap = StationaryBootstrap(5, table[:, 0], table[:, 2], seed=1)
    interval = bootstrap.conf_int(
        lambda a, b: a.mean() / b.mean(), many, method="percentile", size=0.9
    )
    print("own ratio", interval.ravel().tolist())


def standard_errors():
    table = losses()
    d = table[:, 0] - table[:, 1]
    for lags in (0, 4, 8, 42):
        fit = OLS(d, np.ones(DAYS)).fit(
            cov_type="HAC", cov_kwds={"maxlags": lags, "use_correction": False}
        )
        print("HAC", lags, d.mean(), fit.bse[0], fit.tvalues[0], fit.pvalues[0])


def harvey(h):
    """Harvey, Leybourne and Newbold (1997), equations 5 and 8."""
    table = losses()
    d = table[:, 0] - table[:, 1]
    n, e = len(d), d - d.mean()
    gamma = [e[k:] @ e[: n - k] / n for k in range(h)]
    s = d.mean() / np.sqrt((gamma[0] + 2 * sum(gamma[1:])) / n)
    s *= np.sqrt((n + 1 - 2 * h + h * (h - 1) / n) / n)
    print("HLN", h, s, stats.t.cdf(s, n - 1), 2 * stats.t.cdf(-abs(s), n - 1))


def distributions():
    print("norm", [stats.norm.cdf(x) for x in (-8.0, -1.96, 0.5, 3.0)])
    print("t5", [stats.t.cdf(x, 5) for x in (-8.0, -1.96, 0.5, 3.0)])
    print("t999", [stats.t.cdf(x, 999) for x in (-8.0, -1.96, 0.5, 3.0)])


def holm():
    p = [0.01, 0.04, 0.03, 0.005, 0.5, 0.04, 0.9]
    print("holm", multipletests(p, method="holm")[1].tolist())


confidence_sets()
intervals()
own_draws()
standard_errors()
harvey(5)
distributions()
holm()
