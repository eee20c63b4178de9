#!/usr/bin/env python3
"""The simulation of `relais value`, vectorised in numpy, from the outcomes and parameters of its JSON.

Usage: bench_simulation.py VALUATION.json DRAWS. Prints the same figures as relais: mean, percentiles, probability of
a ratio of one or more, rank correlations.
"""
import json, sys
import numpy as np

valuation = json.load(open(sys.argv[1]))
draws = int(sys.argv[2])
random = np.random.default_rng(1)


def draw(distribution):
    kind = distribution["kind"]
    if kind == "pert":
        low, mode, high = distribution["min"], distribution["mode"], distribution["max"]
        alpha, beta = 1 + 4 * (mode - low) / (high - low), 1 + 4 * (high - mode) / (high - low)
        return low + (high - low) * random.beta(alpha, beta, draws)
    if kind == "triangular":
        return random.triangular(distribution["min"], distribution["mode"], distribution["max"], draws)
    if kind == "beta":
        return random.beta(distribution["alpha"], distribution["beta"], draws)
    return distribution["median"] * np.exp(distribution["sigma"] * random.standard_normal(draws))


def ranks(column):
    result = np.empty(draws)
    result[np.argsort(column)] = np.arange(draws)
    return result


drawn = [(p, draw(p["distribution"])) for p in valuation["parameters"] if p["distribution"]["kind"] != "fixed"]
total = np.zeros(draws)
for rank, outcome in enumerate(valuation["outcomes"]):
    figures = {name: outcome[name] for name in ("quantity", "probability", "proxy", "deadweight", "displacement", "attribution")}
    for parameter, column in drawn:
        for place in parameter["places"]:
            if place["outcome"] == rank:
                figures[parameter["role"]] = column * place["factor"]
    # One year, in the activity year: no drop-off nor discounting in this model.
    total += (figures["quantity"] * figures["probability"] * figures["proxy"] * (1 - figures["deadweight"])
              * (1 - figures["displacement"]) * (1 - figures["attribution"]))
ratios = total / valuation["inputs"]["total"]
own = ranks(ratios)
importance = {p["code"]: 1 - 6 * np.sum((ranks(c) - own) ** 2) / (draws * (draws**2 - 1)) for p, c in drawn}
print(json.dumps({"mean": ratios.mean(), "deviation": ratios.std(ddof=1), "atLeastOne": (ratios >= 1).mean(),
                  "quantiles": list(np.quantile(ratios, [0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95])), "importance": importance}))
