-- Kilometres in a straight line on a sphere of 6,371 km; null when a place is not known.
create function network.distance_km(lon_a float8, lat_a float8, lon_b float8, lat_b float8) returns float8
language sql immutable parallel safe as $$
  select 2 * 6371 * asin(sqrt(least(1,
    power(sin(radians(lat_b - lat_a) / 2), 2)
    + cos(radians(lat_a)) * cos(radians(lat_b)) * power(sin(radians(lon_b - lon_a) / 2), 2))))
$$;
