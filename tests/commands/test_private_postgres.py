import sqlalchemy as sa

from pos.commands.bench.private_postgres import PrivatePostgres


def test_each_database_is_fresh(postgres: PrivatePostgres) -> None:
    first, second = postgres.fresh_database(), postgres.fresh_database()
    engine = sa.create_engine(first)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE 会员 (name text)"))
        connection.execute(sa.text("INSERT INTO 会员 VALUES ('张三')"))
        assert connection.execute(sa.text("SELECT name FROM 会员")).scalar_one() == "张三"
    engine.dispose()

    other = sa.create_engine(second)
    assert sa.inspect(other).get_table_names() == []
    other.dispose()


def test_it_listens_on_this_machine_only(postgres_url: str) -> None:
    engine = sa.create_engine(postgres_url)
    with engine.connect() as connection:
        assert connection.execute(sa.text("SHOW listen_addresses")).scalar_one() == "127.0.0.1"
        assert connection.execute(sa.text("SHOW server_encoding")).scalar_one() == "UTF8"
    engine.dispose()
