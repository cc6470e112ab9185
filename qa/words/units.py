"""The units used in news, each with its base unit: our own table, since `pint` takes 1.6 s to load."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple


class Unit(NamedTuple):
    """A dimension, and the size of one unit in its base unit (plus an offset, for temperatures)."""

    dimension: str
    factor: Decimal
    offset: Decimal = Decimal(0)


_TABLE = """
length 0.000001 micron
length 0.001 mm millimetre
length 0.01 cm centimetre
length 1 metre
length 1000 km kilometre kilometer kms k.m.
length 1609.344 mile mi
length 0.9144 yard yd
length 0.3048 foot feet ft
length 0.0254 inch inches in. in
length 1852 nautical-mile
length 201.168 furlong
length 1.8288 fathom
mass 0.000000001 mcg µg microgram
mass 0.000001 mg milligram milligramme
mass 0.001 g gram gramme
mass 1 kg kilo kilogram kilogramme kilos
mass 1000 tonne metric-ton
mass 50.80234544 cwt hundredweight
mass 0.45359237 lb pound-weight lbs
mass 0.028349523125 ounce oz
mass 6.35029318 stone st
mass 1000 ton
volume 0.001 ml millilitre milliliter
volume 0.01 cl centilitre centiliter
volume 0.1 dl decilitre deciliter
volume 0.005 tsp teaspoon
volume 0.015 tbsp tablespoon
volume 1 litre liter l
volume 3.785411784 gallon US-gallon US-gallons
volume 4.54609 imperial-gallon
volume 158.987294928 barrel
volume 0.56826125 pint
volume 1.1365225 quart
volume 1000 cubic-metre cubic-meter
volume 28.316846592 cubic-foot cubic-feet
area 1 square-metre square-meter sq-m m² m2 sqm
area 0.00064516 square-inch square-inches
area 0.83612736 square-yard
area 0.09290304 square-foot square-feet sq-ft
area 10000 hectare ha
area 4046.8564224 acre
area 1000000 square-kilometre square-kilometer sq-km km² km2
area 2589988.110336 square-mile sq-mile sq-miles
time 1 second sec
time 60 minute min mins
time 3600 hour hr hrs
time 86400 day days
time 604800 week
time 1209600 fortnight
time 2629800 month
time 31557600 year yr yrs
time 315576000 decade
time 3155760000 century centuries
speed 0.27777777777777778 km/h kmh kph kilometres-per-hour kilometers-per-hour kilometres-an-hour kilometers-an-hour
speed 0.44704 mph miles-per-hour miles-an-hour
speed 0.51444444444444444 knot
speed 1 m/s metres-per-second meters-per-second
power 1 watt
power 1000 kW kilowatt
power 1000000 MW megawatt
power 1000000000 GW gigawatt
power 745.7 horsepower hp bhp
energy 1 kWh kilowatt-hour
energy 1000 MWh megawatt-hour
energy 1000000 GWh gigawatt-hour
energy 1000000000 TWh terawatt-hour
energy 0.001163 kcal kilocalorie calorie
energy 0.00027777777777777778 kJ kilojoule
energy 0.00000027777777777777778 joule
voltage 1 volt
current 1 amp amps ampere
pressure 1 hPa hectopascal millibar mbar
pressure 68.9475729 psi
light 1 lumen
turning 1 rpm revolutions-per-minute
gems 1 carat
data 0.001 KB kB kilobyte
data 1 MB megabyte
data 1000 GB gigabyte
data 1000000 TB terabyte
data 1000000000 PB petabyte
rate 1 kbps kbit/s
rate 1000 Mbps mbps Mbit/s megabits-per-second
rate 1000000 Gbps gbps Gbit/s gigabits-per-second
pixels 1 megapixel
sound 1 dB decibel
frequency 1 Hz hertz
frequency 1000 kHz kilohertz
frequency 1000000 MHz megahertz
frequency 1000000000 GHz gigahertz
percent 1 % percent pct pc
points 1 percentage-point percentage-points
temperature 1 °C C degree-Celsius degrees-Celsius Celsius degree-centigrade degrees-centigrade degrees-C
temperature:F 1 °F F degree-Fahrenheit degrees-Fahrenheit Fahrenheit degrees-F
degrees 1 degree degrees °
"""
_PLURAL = re.compile(r"^[a-z-]{3,}[^s.]$")
_INCHES = (  # no preposition: it is attached, or no noun follows
    r"(?:(?<![ -])in|in(?=$|[,;)]| (?:of|long|wide|deep|tall|high|thick|across|and|or|but|by|x|to|is|was|are|were)\b))"
)
_MILLIMETRES = (  # no calibre: a blank is before it, or no noun follows
    r"(?:(?<=[ -])mm|mm(?=$|[,;.)]| (?:of|in|on|at|long|wide|deep|tall|high|thick|across|and|or|but|by|x|to|is|was|"
    r"fell|per|rain)\b))"
)
_STONES = r"(?:(?:(?<=[02-9])|(?<=11)|(?<=\d ))st(?= \d|$|[,;.)]| (?:and|in)\b))"  # no ordinal
_SPELLED = {"meter": "metre", "centimeter": "centimetre", "millimeter": "millimetre"}


@lru_cache(maxsize=1)
def _units() -> dict[str, Unit]:
    units = {}
    for line in _TABLE.strip().splitlines():
        dimension, factor, *names = line.split()
        unit = Unit(dimension, Decimal(factor))
        if dimension == "temperature:F":
            unit = Unit("temperature", Decimal(5) / Decimal(9), Decimal(-160) / Decimal(9))
        for name in names:
            units[name.replace("-", " ")] = unit
            if _PLURAL.match(name):
                units[name.replace("-", " ") + "s"] = unit
    for other, name in _SPELLED.items():
        units[other], units[other + "s"] = units[name], units[name]
    return units


@lru_cache(maxsize=1)
def pattern() -> str:
    """Return a regular expression for the units' names, longest first; without "m".

    It matches neither the calibre of "105mm shells", nor the ordinal "21st", nor the preposition of "nine in Leeds".
    """
    names = sorted(_units(), key=lambda name: (-len(name), name))
    found = "|".join(re.escape(name).replace(r"\ ", r"[ -]") for name in names)
    for name, expression in (("mm", _MILLIMETRES), ("in", _INCHES), ("st", _STONES)):
        found = found.replace(f"|{name}|", f"|{expression}|")
    return found


def unit(name: str) -> Unit | None:
    """Return the unit of a name as it is written; None for any other word."""
    plain = re.sub(r"[ -]+", " ", name)
    return _units().get(plain) or _units().get(plain.casefold())
